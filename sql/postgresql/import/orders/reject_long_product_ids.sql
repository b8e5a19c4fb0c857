UPDATE import_row r
   SET fault_column = 'Product ID', fault_value = r.product_id,
       fault_reason = 'This id carries two names and is too long to be told apart by a number behind it.'
  FROM import_line l JOIN import_product p USING (product_no)
 WHERE l.row_no = r.row_no AND length(p.product_id) > 40 AND r.fault_reason IS NULL
