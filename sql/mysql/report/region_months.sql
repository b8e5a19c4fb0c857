-- Sales and orders of whole months. Both tables hold a row for each market, region and segment of a
-- month, but only agg_orders_month counts an order with two categories once.
SELECT s.step_key, s.region, s.sales, s.profit, o.orders
FROM (SELECT month_key AS step_key, region, SUM(sales) AS sales, SUM(profit) AS profit
      FROM agg_sales_month
      WHERE month_key BETWEEN ? AND ?
      GROUP BY month_key, region) s
JOIN (SELECT month_key AS step_key, region, SUM(order_count) AS orders
      FROM agg_orders_month
      WHERE month_key BETWEEN ? AND ? AND category_name = ''
      GROUP BY month_key, region) o
  ON o.step_key = s.step_key AND o.region = s.region
