DELETE FROM oltp.order_return WHERE return_id = ? AND order_date = ? AND entered_by = session_user
