INSERT INTO etl_location_use (location_key, use_count)
SELECT e.location_key, SUM(e.sign) AS use_count FROM stage_effect e GROUP BY e.location_key
    ON DUPLICATE KEY UPDATE use_count = etl_location_use.use_count + VALUES(use_count)
