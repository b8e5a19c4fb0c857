-- question: Sales and profit by region
SELECT region, SUM(sales) AS sales, SUM(profit) AS profit
  FROM agg_sales_month
 GROUP BY region
 ORDER BY region
