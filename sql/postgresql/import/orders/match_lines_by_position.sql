-- A row in the place of a stored line is that line with another product, if the file shows the order
-- as a whole: at least as many rows as it has lines, and another of them was found again.
WITH whole AS (
  SELECT order_id
    FROM (SELECT order_id, count(*) AS rows_in_file FROM import_line GROUP BY order_id) f
    JOIN (SELECT order_id, count(*) AS lines FROM import_stored GROUP BY order_id) s USING (order_id)
   WHERE f.rows_in_file >= s.lines
     AND EXISTS (SELECT FROM import_place i WHERE i.order_id = f.order_id)
)
INSERT INTO import_place
SELECT l.row_no, l.order_id, s.line_no, true
  FROM whole
  JOIN import_line l USING (order_id)
  JOIN import_stored s ON s.order_id = l.order_id AND s.line_no = l.file_rank
 WHERE NOT l.rejected AND l.order_line IS NULL
   AND NOT EXISTS (SELECT FROM import_place i WHERE i.row_no = l.row_no)
   AND NOT EXISTS (SELECT FROM import_place i WHERE i.order_id = s.order_id AND i.line_no = s.line_no)
