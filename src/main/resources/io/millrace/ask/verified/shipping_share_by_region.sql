-- question: Shipping cost as a percent of sales by region
SELECT region, SUM(shipping_cost) / NULLIF(SUM(sales), 0) AS shipping_share
  FROM agg_sales_month
 GROUP BY region
 ORDER BY region
