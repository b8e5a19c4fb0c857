-- question: Which sub-categories lose money?
-- also: which sub-categories lost money
SELECT subcategory_name AS subcategory, SUM(profit) AS profit
  FROM agg_sales_month
 GROUP BY subcategory_name
HAVING SUM(profit) < 0
 ORDER BY subcategory_name
