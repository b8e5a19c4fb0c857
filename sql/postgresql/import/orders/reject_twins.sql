-- The same row twice: equal Row ID, order and product. Without a Row ID two equal rows are two
-- lines, since the same product may stand twice on one order.
WITH twin AS (
  SELECT row_no, first_value(line) OVER same AS first_line, row_number() OVER same AS nth
    FROM import_row
   WHERE row_id IS NOT NULL AND fault_reason IS NULL
  WINDOW same AS (PARTITION BY row_id, order_id, product_id ORDER BY row_no)
)
UPDATE import_row r
   SET fault_column = 'Row ID', fault_value = r.row_id,
       fault_reason = format('This row stands in the file before, on line %s.', t.first_line)
  FROM twin t
 WHERE t.row_no = r.row_no AND t.nth > 1
