-- question: Sales by region
-- also: sales per region
-- also: revenue by region
SELECT region, SUM(sales) AS sales
  FROM agg_sales_month
 GROUP BY region
 ORDER BY region
