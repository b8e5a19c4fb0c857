SELECT count(*) FROM import_return t JOIN import_row r USING (row_no)
 WHERE t.leader <> t.row_no AND r.fault_reason IS NULL
