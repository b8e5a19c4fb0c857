-- A month that has no partition of its own in the shop has none in the warehouse.
SELECT m.month FROM (SELECT DISTINCT date_trunc('month', order_date)::date AS month FROM oltp.sales_order) m
 WHERE to_regclass('oltp.order_line_' || to_char(m.month, 'YYYY_MM')) IS NOT NULL
