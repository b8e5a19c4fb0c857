-- What is left of an order pairs up in the order of days: the day of a stored return was corrected.
WITH free_row AS (
  SELECT row_no, order_id, row_number() OVER (PARTITION BY order_id ORDER BY return_date, row_no) AS nth
    FROM import_return WHERE leader = row_no AND NOT known
), free_return AS (
  SELECT order_id, return_id, row_number() OVER (PARTITION BY order_id ORDER BY return_date, return_id) AS nth
    FROM oltp.order_return t
   WHERE order_id IN (SELECT order_id FROM import_return)
     AND NOT EXISTS (SELECT FROM import_return r WHERE r.return_id = t.return_id)
)
UPDATE import_return r
   SET return_id = t.return_id, known = true
  FROM free_row f JOIN free_return t USING (order_id, nth)
 WHERE r.row_no = f.row_no
