SELECT order_id, cdc.date_key(order_date) FROM cdc.touched_order() WHERE cdc.date_key(order_date) > 0
