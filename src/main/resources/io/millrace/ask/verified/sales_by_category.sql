-- question: Sales by category
-- also: sales per category
SELECT category_name AS category, SUM(sales) AS sales
  FROM agg_sales_month
 GROUP BY category_name
 ORDER BY category_name
