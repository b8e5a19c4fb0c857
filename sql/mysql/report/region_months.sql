-- Sales and orders of whole months. Only agg_orders_month counts an order with two categories once;
-- the two are laid over each other and not joined, which took MariaDB three times as long.
SELECT step_key, region, SUM(sales) AS sales, SUM(profit) AS profit, SUM(orders) AS orders
FROM (SELECT month_key AS step_key, region, SUM(sales) AS sales, SUM(profit) AS profit, 0 AS orders
      FROM agg_sales_month
      WHERE month_key BETWEEN ? AND ?
      GROUP BY month_key, region
      UNION ALL
      SELECT month_key, region, 0, 0, SUM(order_count)
      FROM agg_orders_month
      WHERE month_key BETWEEN ? AND ? AND category_name = ''
      GROUP BY month_key, region) laid
GROUP BY step_key, region
