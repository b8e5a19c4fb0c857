-- question: Profit margin by sub-category
-- also: margin by sub-category
SELECT subcategory_name AS subcategory, SUM(profit) / NULLIF(SUM(sales), 0) AS margin
  FROM agg_sales_month
 GROUP BY subcategory_name
 ORDER BY subcategory_name
