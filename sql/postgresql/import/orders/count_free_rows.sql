SELECT count(*) FROM import_line l
 WHERE NOT l.rejected AND NOT EXISTS (SELECT FROM import_place i WHERE i.row_no = l.row_no)
