-- A stored name that all its lines give up in this file was corrected: its id goes to a new name.
-- A name that other lines still carry stays, and the new one becomes a product of its own; so it does
-- where not all lines can be seen.
WITH given_up AS (
  SELECT f.file_id, f.product_id, row_number() OVER (PARTITION BY f.file_id ORDER BY f.nth) AS nth
    FROM import_family f
   WHERE f.product_no IS NULL AND NOT row_security_active('oltp.order_line')
     AND EXISTS (SELECT FROM import_product p WHERE p.file_id = f.file_id AND p.product_id IS NULL)
     AND EXISTS (SELECT FROM oltp.order_line l WHERE l.product_id = f.product_id)
     AND NOT EXISTS (
           SELECT FROM oltp.order_line l
            WHERE l.product_id = f.product_id
              AND NOT EXISTS (SELECT FROM import_place i JOIN import_row r ON r.row_no = i.row_no
                               WHERE i.order_id = l.order_id AND i.line_no = l.line_no AND i.known
                                 AND r.fault_reason IS NULL))
), nameless AS (
  SELECT product_no, file_id, row_number() OVER (PARTITION BY file_id ORDER BY lines DESC, name_key) AS nth
    FROM import_product WHERE product_id IS NULL
)
UPDATE import_product p
   SET product_id = g.product_id
  FROM nameless n JOIN given_up g USING (file_id, nth)
 WHERE p.product_no = n.product_no
