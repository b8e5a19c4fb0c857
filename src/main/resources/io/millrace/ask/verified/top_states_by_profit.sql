-- question: Top 10 states by profit
-- also: top ten states by profit
SELECT l.state, SUM(s.profit) AS profit
  FROM (SELECT location_key, SUM(profit) AS profit FROM fact_sales GROUP BY location_key) s
  JOIN dim_location l ON l.location_key = s.location_key
 GROUP BY l.state, l.country
 ORDER BY SUM(s.profit) DESC, l.state, l.country
 LIMIT 10
