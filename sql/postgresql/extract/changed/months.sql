SELECT m.month FROM (SELECT DISTINCT date_trunc('month', order_date)::date AS month FROM cdc.touched_order()) m
 WHERE to_regclass('oltp.order_line_' || to_char(m.month, 'YYYY_MM')) IS NOT NULL
