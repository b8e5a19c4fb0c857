INSERT INTO etl_location_use (location_key, use_count)
SELECT f.location_key, COUNT(*) AS use_count FROM fact_return f GROUP BY f.location_key
    ON DUPLICATE KEY UPDATE use_count = etl_location_use.use_count + VALUES(use_count)
