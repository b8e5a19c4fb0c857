SELECT f.order_id, f.line_no, f.order_date_key, f.ship_date_key, f.customer_id, f.product_id, f.place_hash,
       f.order_priority, f.ship_mode, f.quantity, f.sales, f.discount, f.profit, f.shipping_cost
  FROM cdc.changed_sale() f
