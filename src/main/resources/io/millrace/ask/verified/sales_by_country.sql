-- question: Sales by country
-- also: sales per country
SELECT l.country, SUM(s.sales) AS sales
  FROM (SELECT location_key, SUM(sales) AS sales FROM fact_sales GROUP BY location_key) s
  JOIN dim_location l ON l.location_key = s.location_key
 GROUP BY l.country
 ORDER BY l.country
