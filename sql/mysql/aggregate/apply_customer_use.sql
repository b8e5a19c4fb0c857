INSERT INTO etl_customer_use (customer_key, region, use_count)
SELECT e.customer_key, l.region, SUM(e.sign) AS use_count
  FROM stage_effect e STRAIGHT_JOIN dim_location l ON l.location_key = e.location_key
 GROUP BY e.customer_key, l.region
    ON DUPLICATE KEY UPDATE use_count = etl_customer_use.use_count + VALUES(use_count)
