CREATE TEMPORARY TABLE archive_coming ON COMMIT DROP AS
SELECT a.order_id FROM archived_sales_order a
 WHERE NOT EXISTS (SELECT FROM oltp.sales_order o WHERE o.order_id = a.order_id)
