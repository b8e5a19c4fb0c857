INSERT INTO etl_location_use (location_key, use_count)
SELECT location_key, COUNT(*) FROM fact_sales GROUP BY location_key
