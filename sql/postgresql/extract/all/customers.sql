SELECT customer_id, customer_name, segment_name, email, phone, first_order_date FROM cdc.customer_feed
