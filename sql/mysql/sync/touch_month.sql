INSERT IGNORE INTO stage_touched_order (order_id, order_date_key)
SELECT order_id, order_date_key FROM fact_sales WHERE order_date_key >= ? AND order_date_key < ?
 UNION
SELECT order_id, order_date_key FROM fact_return WHERE order_date_key >= ? AND order_date_key < ?
