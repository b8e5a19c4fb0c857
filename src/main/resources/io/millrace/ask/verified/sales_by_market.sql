-- question: Sales by market
-- also: sales per market
SELECT market, SUM(sales) AS sales
  FROM agg_sales_month
 GROUP BY market
 ORDER BY market
