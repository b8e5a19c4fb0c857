INSERT INTO etl_location_use (location_key, use_count)
SELECT s.location_key, SUM(s.line_count) AS use_count FROM stage_cell s WHERE s.level IN ('order', 'return') GROUP BY s.location_key
    ON DUPLICATE KEY UPDATE use_count = etl_location_use.use_count + VALUES(use_count)
