SELECT f.customer_id, f.customer_name, f.segment_name, f.email, f.phone, f.first_order_date
  FROM cdc.touched_customer() k JOIN cdc.customer_feed f ON f.customer_id = k.customer_id
