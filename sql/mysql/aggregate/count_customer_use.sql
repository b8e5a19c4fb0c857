-- Counted by numbers, the least location of a region standing for it: names are long to compare.
-- The limit has the server make the short list once.
INSERT INTO etl_customer_use (customer_key, region, use_count)
SELECT u.customer_key, l.region, u.use_count FROM (
  SELECT f.customer_key, r.region_key, COUNT(*) AS use_count
    FROM fact_sales f
    STRAIGHT_JOIN (SELECT l.location_key, m.region_key
                     FROM dim_location l
                     JOIN (SELECT region, MIN(location_key) AS region_key FROM dim_location GROUP BY region) m ON m.region = l.region
                    LIMIT 1000000000) r ON r.location_key = f.location_key
   GROUP BY f.customer_key, r.region_key) u
  STRAIGHT_JOIN dim_location l ON l.location_key = u.region_key
