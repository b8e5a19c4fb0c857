WITH changed AS (
  UPDATE oltp.order_line l
     SET product_id = p.product_id,
         quantity = r.quantity,
         sales = r.sales,
         discount = coalesce(r.discount, l.discount),
         profit = r.profit,
         ship_date = r.ship_date,
         ship_mode = r.ship_mode,
         shipping_cost = coalesce(r.shipping_cost, l.shipping_cost)
    FROM import_place i
    JOIN import_row r ON r.row_no = i.row_no AND r.fault_reason IS NULL
    JOIN import_line n ON n.row_no = i.row_no
    JOIN import_product p ON p.product_no = n.product_no
   WHERE i.known AND NOT i.same
     AND l.order_id = i.order_id AND l.line_no = i.line_no AND l.order_date = r.order_date
     AND (l.product_id, l.quantity, l.sales, l.discount, l.profit, l.ship_date, l.ship_mode, l.shipping_cost)
         IS DISTINCT FROM
         (p.product_id, r.quantity, r.sales, coalesce(r.discount, l.discount), r.profit, r.ship_date, r.ship_mode,
          coalesce(r.shipping_cost, l.shipping_cost))
  RETURNING l.order_id, l.line_no
)
INSERT INTO import_touched (kind, id, line_no) SELECT 'line', order_id, line_no FROM changed
