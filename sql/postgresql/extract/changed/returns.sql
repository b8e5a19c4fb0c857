SELECT f.return_id, f.order_id, f.order_date_key, f.return_date_key, f.customer_id, f.place_hash, f.return_status,
       f.return_region, f.return_reason
  FROM cdc.touched_order() k JOIN cdc.return_feed f ON f.order_id = k.order_id AND f.order_date = k.order_date
