UPDATE import_return r
   SET return_id = t.return_id, known = true
  FROM (SELECT order_id, return_date, min(return_id) AS return_id
          FROM oltp.order_return
         WHERE order_id IN (SELECT order_id FROM import_return)
         GROUP BY order_id, return_date) t
 WHERE r.leader = r.row_no AND t.order_id = r.order_id AND t.return_date = r.return_date
