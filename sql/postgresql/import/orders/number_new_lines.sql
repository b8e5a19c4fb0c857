-- A new line's number is its row's place within the order; where that is taken, the next one free.
WITH taken AS (
  SELECT order_id, line_no FROM import_stored
  UNION
  SELECT order_id, order_line FROM import_line WHERE order_line IS NOT NULL AND NOT rejected
), highest AS (
  SELECT order_id, max(line_no) AS line_no FROM taken GROUP BY order_id
), fresh AS (
  SELECT l.row_no, l.order_id, l.file_rank, l.order_line, t.line_no IS NOT NULL AS is_taken,
         max(l.file_rank) OVER (PARTITION BY l.order_id) AS last_rank
    FROM import_line l
    LEFT JOIN taken t ON t.order_id = l.order_id AND t.line_no = l.file_rank
   WHERE NOT l.rejected AND NOT EXISTS (SELECT FROM import_place i WHERE i.row_no = l.row_no)
)
INSERT INTO import_place
SELECT f.row_no, f.order_id,
       CASE WHEN f.order_line IS NOT NULL THEN f.order_line
            WHEN NOT f.is_taken THEN f.file_rank
            ELSE greatest(h.line_no, f.last_rank)
                 + row_number() OVER (PARTITION BY f.order_id, f.is_taken AND f.order_line IS NULL ORDER BY f.file_rank)
       END,
       false
  FROM fresh f LEFT JOIN highest h USING (order_id)
