SELECT order_id, line_no, order_date_key, ship_date_key, customer_id, product_id, place_hash, order_priority, ship_mode,
       quantity, sales, discount, profit, shipping_cost
  FROM cdc.sale_feed
