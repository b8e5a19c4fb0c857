-- As region_months, for the categories.
SELECT category_name, SUM(sales) AS sales, SUM(profit) AS profit, SUM(orders) AS orders
FROM (SELECT category_name, SUM(sales) AS sales, SUM(profit) AS profit, 0 AS orders
      FROM agg_sales_month
      WHERE month_key BETWEEN ? AND ?
      GROUP BY category_name
      UNION ALL
      SELECT category_name, 0, 0, SUM(order_count)
      FROM agg_orders_month
      WHERE month_key BETWEEN ? AND ? AND category_name <> ''
      GROUP BY category_name) laid
GROUP BY category_name
HAVING SUM(orders) > 0
ORDER BY SUM(sales) DESC, category_name
