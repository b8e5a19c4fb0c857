-- Each an array: table, column, role, masking, finding.
INSERT INTO access_masking (table_name, column_name, role, masking, finding)
SELECT j.table_name, j.column_name, j.role, j.masking, j.finding
  FROM JSON_TABLE(?, '$[*]' COLUMNS (
         table_name  VARCHAR(64) PATH '$[0]',
         column_name VARCHAR(64) PATH '$[1]',
         role        VARCHAR(20) PATH '$[2]',
         masking     VARCHAR(20) PATH '$[3]',
         finding     VARCHAR(20) PATH '$[4]')) j
