DELETE FROM import_product p
 WHERE NOT EXISTS (SELECT FROM import_line l JOIN import_row r USING (row_no)
                    WHERE l.product_no = p.product_no AND r.fault_reason IS NULL)
