SELECT return_id, order_id, order_date_key, return_date_key, customer_id, place_hash, return_status, return_region, return_reason
  FROM cdc.return_feed
