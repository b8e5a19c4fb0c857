INSERT INTO etl_location_use (location_key, use_count)
SELECT location_key, SUM(use_count) FROM (
  SELECT location_key, COUNT(*) AS use_count FROM fact_sales GROUP BY location_key
  UNION ALL
  SELECT location_key, COUNT(*) FROM fact_return GROUP BY location_key) x
 GROUP BY location_key
