-- question: Return rate by region
SELECT l.region, COUNT(DISTINCT CASE WHEN f.return_key IS NOT NULL THEN f.order_id END) * 1.0000 / NULLIF(COUNT(DISTINCT f.order_id), 0) AS return_rate
  FROM fact_sales f
  JOIN dim_location l ON l.location_key = f.location_key
 GROUP BY l.region
 ORDER BY l.region
