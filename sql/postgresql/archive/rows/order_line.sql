SELECT order_id, line_no, order_date, product_id, quantity, sales, discount, profit, ship_date, ship_mode, shipping_cost
  FROM oltp.order_line
 WHERE order_date >= (SELECT m::date FROM cdc.named('millrace.months') m)
   AND order_date < (SELECT (m::date + interval '1 month')::date FROM cdc.named('millrace.months') m)
 ORDER BY order_id, line_no
