DELETE FROM oltp.sales_order WHERE order_id = ? AND entered_by = session_user
