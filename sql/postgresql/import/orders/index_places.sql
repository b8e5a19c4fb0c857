CREATE UNIQUE INDEX ON import_place (row_no)
