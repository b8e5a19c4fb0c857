INSERT INTO etl_customer_use (customer_key, region, use_count)
SELECT s.customer_key, l.region, SUM(s.line_count) AS use_count
  FROM stage_cell s STRAIGHT_JOIN dim_location l ON l.location_key = s.location_key
 WHERE s.level IN ('order', 'return')
 GROUP BY s.customer_key, l.region
    ON DUPLICATE KEY UPDATE use_count = etl_customer_use.use_count + VALUES(use_count)
