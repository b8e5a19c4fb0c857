COPY import_row (row_no, line, order_id, status, return_date, reason, region, fault_column, fault_value, fault_reason)
FROM STDIN
