-- How many days each way of shipping usually takes, by the last two months of orders.
SELECT l.ship_mode, percentile_disc(0.5) WITHIN GROUP (ORDER BY l.ship_date - l.order_date) AS days
  FROM oltp.order_line l
 WHERE l.order_date > (SELECT max(o.order_date) FROM oltp.sales_order o) - 60
 GROUP BY l.ship_mode
