UPDATE oltp.order_line l
   SET product_id = n.product_id, quantity = n.quantity, sales = n.sales, discount = n.discount, profit = n.profit,
       ship_date = n.ship_date, ship_mode = n.ship_mode, shipping_cost = n.shipping_cost
  FROM jsonb_to_recordset(?::jsonb) AS n (line_no integer, product_id text, quantity integer, sales numeric,
         discount numeric, profit numeric, ship_date date, ship_mode text, shipping_cost numeric)
 WHERE l.order_id = ? AND l.order_date = ? AND l.line_no = n.line_no
   AND (l.product_id, l.quantity, l.sales, l.discount, l.profit, l.ship_date, l.ship_mode, l.shipping_cost)
       IS DISTINCT FROM
       (n.product_id, n.quantity, n.sales, n.discount, n.profit, n.ship_date, n.ship_mode, n.shipping_cost)
