SELECT f.return_id, f.order_id, f.order_date_key, f.return_date_key, f.customer_id, f.place_hash, f.return_status,
       f.return_region, f.return_reason
  FROM cdc.changed_return() f
