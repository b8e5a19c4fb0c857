-- question: Sales by weekday
-- also: sales by day of the week
SELECT d.weekday_name AS weekday, SUM(f.sales) AS sales
  FROM fact_sales f
  JOIN dim_date d ON d.date_key = f.order_date_key
 GROUP BY d.weekday, d.weekday_name
 ORDER BY d.weekday
