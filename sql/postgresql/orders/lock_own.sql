-- The order, if it is there and the person's own; nobody else changes it until the transaction ends.
SELECT order_id FROM oltp.sales_order WHERE order_id = ? AND entered_by = session_user FOR UPDATE
