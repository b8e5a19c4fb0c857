-- Of whole months. Only agg_orders_month counts an order with two categories once.
SELECT market, region, SUM(sales) AS sales, SUM(profit) AS profit, SUM(orders) AS orders
  FROM (SELECT market, region, SUM(sales) AS sales, SUM(profit) AS profit, 0 AS orders
          FROM agg_sales_month
         WHERE month_key BETWEEN ? AND ?
         GROUP BY market, region
         UNION ALL
        SELECT market, region, 0, 0, SUM(order_count)
          FROM agg_orders_month
         WHERE month_key BETWEEN ? AND ? AND category_name = ''
         GROUP BY market, region) laid
 GROUP BY market, region
HAVING SUM(orders) > 0
