-- Every row of the file is new, changed, unchanged or rejected. Changed is a row of which anything
-- stored became different: its line, its order, its customer or its product.
WITH outcome AS (
  SELECT r.fault_reason IS NOT NULL AS rejected, i.known,
         EXISTS (SELECT FROM import_touched t WHERE t.kind = 'line' AND t.id = i.order_id AND t.line_no = i.line_no)
           OR EXISTS (SELECT FROM import_touched t WHERE t.kind = 'order' AND t.id = r.order_id)
           OR EXISTS (SELECT FROM import_touched t WHERE t.kind = 'customer' AND t.id = r.customer_id)
           OR EXISTS (SELECT FROM import_touched t WHERE t.kind = 'product' AND t.id = p.product_id) AS touched
    FROM import_row r
    LEFT JOIN import_place i ON i.row_no = r.row_no
    LEFT JOIN import_line n ON n.row_no = r.row_no
    LEFT JOIN import_product p ON p.product_no = n.product_no
)
SELECT count(*) FILTER (WHERE rejected) AS rejected,
       count(*) FILTER (WHERE NOT rejected AND NOT known) AS added,
       count(*) FILTER (WHERE NOT rejected AND known AND touched) AS changed,
       count(*) FILTER (WHERE NOT rejected AND known AND NOT touched) AS unchanged
  FROM outcome
