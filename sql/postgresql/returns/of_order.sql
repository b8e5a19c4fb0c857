SELECT return_id, order_id, return_date, return_status, return_reason, returned_lines, entered_by = session_user AS own
  FROM oltp.order_return WHERE order_id = ? AND order_date = ? ORDER BY return_date, return_id
