-- Where the file numbers an order's lines itself, a number may stand once only.
WITH numbered AS (
  SELECT row_no, first_value(line) OVER same AS first_line, row_number() OVER same AS nth
    FROM import_row
   WHERE order_line IS NOT NULL AND fault_reason IS NULL
  WINDOW same AS (PARTITION BY order_id, order_line ORDER BY row_no)
)
UPDATE import_row r
   SET fault_column = 'Order Line', fault_value = r.order_line::text,
       fault_reason = format('Order %s has this line already, on line %s of the file.', r.order_id, n.first_line)
  FROM numbered n
 WHERE n.row_no = r.row_no AND n.nth > 1
