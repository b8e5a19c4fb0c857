-- Lines of orders that move to a later day: shipped on their new day first, since the move itself
-- must not find them shipped before it.
WITH changed AS (
  UPDATE oltp.order_line l
     SET ship_date = r.ship_date
    FROM import_order o
    JOIN oltp.sales_order s ON s.order_id = o.order_id AND s.order_date < o.order_date
    JOIN import_place i ON i.order_id = o.order_id AND i.known
    JOIN import_row r ON r.row_no = i.row_no AND r.fault_reason IS NULL
   WHERE l.order_id = o.order_id AND l.order_date = s.order_date AND l.line_no = i.line_no
     AND l.ship_date < o.order_date
  RETURNING l.order_id, l.line_no
)
INSERT INTO import_touched (kind, id, line_no) SELECT 'line', order_id, line_no FROM changed
