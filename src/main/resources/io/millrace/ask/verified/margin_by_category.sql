-- question: Profit margin by category
-- also: margin by category
SELECT category_name AS category, SUM(profit) / NULLIF(SUM(sales), 0) AS margin
  FROM agg_sales_month
 GROUP BY category_name
 ORDER BY category_name
