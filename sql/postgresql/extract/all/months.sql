-- A month that has no partition of its own in the shop has none in the warehouse. The days stand by
-- themselves, or the server would look for a partition once for each order.
SELECT DISTINCT date_trunc('month', d.order_date)::date AS month
  FROM (SELECT DISTINCT order_date FROM oltp.sales_order OFFSET 0) d
 WHERE to_regclass('oltp.order_line_' || to_char(d.order_date, 'YYYY_MM')) IS NOT NULL
