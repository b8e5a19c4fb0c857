-- Every row of the file is new, changed, unchanged or rejected. Changed is a row of which anything
-- stored became different: its line, its order, its customer or its product.
WITH touched AS (
  SELECT i.row_no FROM import_touched t JOIN import_place i ON i.order_id = t.id AND i.line_no = t.line_no
   WHERE t.kind = 'line'
  UNION
  SELECT r.row_no FROM import_touched t JOIN import_row r ON r.order_id = t.id WHERE t.kind = 'order'
  UNION
  SELECT r.row_no FROM import_touched t JOIN import_row r ON r.customer_id = t.id WHERE t.kind = 'customer'
  UNION
  SELECT l.row_no
    FROM import_touched t JOIN import_product p ON p.product_id = t.id JOIN import_line l ON l.product_no = p.product_no
   WHERE t.kind = 'product'
), outcome AS (
  SELECT i.known, t.row_no IS NOT NULL AS touched
    FROM import_row r
    JOIN import_place i ON i.row_no = r.row_no
    LEFT JOIN touched t ON t.row_no = r.row_no
   WHERE r.fault_reason IS NULL
)
SELECT (SELECT count(*) FROM import_row WHERE fault_reason IS NOT NULL) AS rejected,
       count(*) FILTER (WHERE NOT known) AS added,
       count(*) FILTER (WHERE known AND touched) AS changed,
       count(*) FILTER (WHERE known AND NOT touched) AS unchanged
  FROM outcome
