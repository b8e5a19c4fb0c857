COPY oltp.order_line (order_id, line_no, order_date, product_id, quantity, sales, discount, profit, ship_date,
  ship_mode, shipping_cost)
  FROM STDIN
