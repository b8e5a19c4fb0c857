-- question: Sales per day with sales by month
-- also: sales per trading day by month
-- column: sales_per_day money Sales per day
-- column: days_with_sales number Days with sales
-- about: sales_per_day
SELECT CONCAT(d.year, '-', LPAD(d.month, 2, '0')) AS month, SUM(s.sales) / COUNT(*) AS sales_per_day,
       COUNT(*) AS days_with_sales
  FROM (SELECT order_date_key, SUM(sales) AS sales FROM fact_sales GROUP BY order_date_key) s
  JOIN dim_date d ON d.date_key = s.order_date_key
 GROUP BY d.year, d.month
 ORDER BY d.year, d.month
