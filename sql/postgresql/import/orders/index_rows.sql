CREATE UNIQUE INDEX ON import_row (row_no)
