-- Stored lines of the file's orders that the file does not hold: an import never deletes.
SELECT s.order_id, count(*) AS lines
  FROM import_stored s
  JOIN import_order o USING (order_id)
 WHERE NOT EXISTS (SELECT FROM import_place i WHERE i.order_id = s.order_id AND i.line_no = s.line_no)
 GROUP BY s.order_id
 ORDER BY s.order_id
