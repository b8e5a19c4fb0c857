-- The plain case first: the line in the row's place says the same.
INSERT INTO import_place
SELECT l.row_no, l.order_id, s.line_no, true, true
  FROM import_line l
  JOIN import_row r ON r.row_no = l.row_no
  JOIN import_stored s ON s.order_id = l.order_id AND s.line_no = l.file_rank AND s.product_no = l.product_no
 WHERE l.order_line IS NULL AND NOT l.rejected
   AND s.quantity = r.quantity AND s.sales = r.sales AND s.discount = coalesce(r.discount, s.discount)
   AND s.profit = r.profit AND s.ship_date = r.ship_date AND s.ship_mode = r.ship_mode
   AND s.shipping_cost = coalesce(r.shipping_cost, s.shipping_cost)
   AND NOT EXISTS (SELECT FROM import_place i WHERE i.order_id = s.order_id AND i.line_no = s.line_no)
