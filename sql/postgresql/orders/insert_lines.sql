-- Those that are not there yet.
INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity, sales, discount, profit, ship_date,
                             ship_mode, shipping_cost)
SELECT o.order_id, n.line_no, o.order_date, n.product_id, n.quantity, n.sales, n.discount, n.profit, n.ship_date,
       n.ship_mode, n.shipping_cost
  FROM (SELECT ?::text AS order_id, ?::date AS order_date) o
 CROSS JOIN jsonb_to_recordset(?::jsonb) AS n (line_no integer, product_id text, quantity integer, sales numeric,
         discount numeric, profit numeric, ship_date date, ship_mode text, shipping_cost numeric)
 WHERE NOT EXISTS (SELECT FROM oltp.order_line l
                    WHERE l.order_id = o.order_id AND l.order_date = o.order_date AND l.line_no = n.line_no)
 ORDER BY n.line_no
