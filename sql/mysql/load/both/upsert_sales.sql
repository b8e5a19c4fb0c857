INSERT INTO fact_sales (order_id, line_no, order_date_key, ship_date_key, customer_key, product_key, location_key,
                        return_key, order_priority, ship_mode, quantity, sales, discount, profit, shipping_cost)
SELECT s.order_id, s.line_no, s.order_date_key, s.ship_date_key, c.customer_key, p.product_key, l.location_key,
       NULL, s.order_priority, s.ship_mode, s.quantity, s.sales, s.discount, s.profit, s.shipping_cost
  FROM stage_sale s
  STRAIGHT_JOIN dim_customer c ON c.customer_id = s.customer_id
  STRAIGHT_JOIN dim_product p ON p.product_id = s.product_id
  STRAIGHT_JOIN stage_place l ON l.place_hash = s.place_hash
    ON DUPLICATE KEY UPDATE ship_date_key = VALUES(ship_date_key), customer_key = VALUES(customer_key),
       product_key = VALUES(product_key), location_key = VALUES(location_key), return_key = NULL,
       order_priority = VALUES(order_priority), ship_mode = VALUES(ship_mode), quantity = VALUES(quantity),
       sales = VALUES(sales), discount = VALUES(discount), profit = VALUES(profit), shipping_cost = VALUES(shipping_cost)
