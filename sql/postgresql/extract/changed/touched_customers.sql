SELECT customer_id FROM cdc.touched_customer()
