-- question: Profit by sub-category
SELECT subcategory_name AS subcategory, SUM(profit) AS profit
  FROM agg_sales_month
 GROUP BY subcategory_name
 ORDER BY subcategory_name
