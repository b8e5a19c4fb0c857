CREATE UNIQUE INDEX ON import_line (row_no)
