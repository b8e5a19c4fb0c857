-- Those that the order has no more.
DELETE FROM oltp.order_line l
 WHERE l.order_id = ? AND l.order_date = ?
   AND l.line_no NOT IN (SELECT n.line_no FROM jsonb_to_recordset(?::jsonb) AS n (line_no integer))
