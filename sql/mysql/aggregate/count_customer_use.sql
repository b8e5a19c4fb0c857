INSERT INTO etl_customer_use (customer_key, region, use_count)
SELECT x.customer_key, l.region, SUM(x.use_count) FROM (
  SELECT customer_key, location_key, COUNT(*) AS use_count FROM fact_sales GROUP BY customer_key, location_key
  UNION ALL
  SELECT customer_key, location_key, COUNT(*) FROM fact_return GROUP BY customer_key, location_key) x
  STRAIGHT_JOIN dim_location l ON l.location_key = x.location_key
 GROUP BY x.customer_key, l.region
