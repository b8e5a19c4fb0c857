UPDATE oltp.order_return
   SET return_date = ?, return_status = ?, return_reason = ?, returned_lines = ?::integer[]
 WHERE return_id = ? AND order_date = ? AND entered_by = session_user
