SELECT row_no, line, fault_column, fault_value, fault_reason, NULL::integer AS order_line
  FROM import_row WHERE fault_reason IS NOT NULL ORDER BY row_no
