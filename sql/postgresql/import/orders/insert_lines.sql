-- A part of the rows at a time: the server remembers each inserted row until its keys are checked.
INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity, sales, discount, profit, ship_date,
                             ship_mode, shipping_cost)
SELECT r.order_id, i.line_no, r.order_date, p.product_id, r.quantity, r.sales, coalesce(r.discount, 0), r.profit,
       r.ship_date, r.ship_mode, coalesce(r.shipping_cost, 0)
  FROM import_place i
  JOIN import_row r ON r.row_no = i.row_no AND r.fault_reason IS NULL
  JOIN import_line n ON n.row_no = i.row_no
  JOIN import_product p ON p.product_no = n.product_no
 WHERE NOT i.known AND r.row_no BETWEEN ? AND ? AND i.row_no BETWEEN ? AND ? AND n.row_no BETWEEN ? AND ?
 ORDER BY r.order_date, r.order_id, i.line_no
