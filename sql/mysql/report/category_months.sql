SELECT s.category_name, s.sales, s.profit, o.orders
FROM (SELECT category_name, SUM(sales) AS sales, SUM(profit) AS profit
      FROM agg_sales_month
      WHERE month_key BETWEEN ? AND ?
      GROUP BY category_name) s
JOIN (SELECT category_name, SUM(order_count) AS orders
      FROM agg_orders_month
      WHERE month_key BETWEEN ? AND ?
      GROUP BY category_name) o
  ON o.category_name = s.category_name
WHERE o.orders > 0
ORDER BY s.sales DESC, s.category_name
