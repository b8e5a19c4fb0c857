-- The lines that the file's orders have already.
CREATE TEMPORARY TABLE import_stored ON COMMIT DROP AS
SELECT l.order_id::text COLLATE "C" AS order_id, l.line_no, l.product_id, f.file_id, f.product_no, l.quantity,
       l.sales, l.discount, l.profit, l.ship_date, l.ship_mode::text COLLATE "C" AS ship_mode, l.shipping_cost
  FROM import_order o
  JOIN oltp.sales_order s ON s.order_id = o.order_id
  JOIN oltp.order_line l ON l.order_id = s.order_id AND l.order_date = s.order_date
  LEFT JOIN import_family f ON f.product_id = l.product_id
