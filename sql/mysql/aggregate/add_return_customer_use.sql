INSERT INTO etl_customer_use (customer_key, region, use_count)
SELECT f.customer_key, l.region, COUNT(*) AS use_count
  FROM fact_return f STRAIGHT_JOIN dim_location l ON l.location_key = f.location_key
 GROUP BY f.customer_key, l.region
    ON DUPLICATE KEY UPDATE use_count = etl_customer_use.use_count + VALUES(use_count)
