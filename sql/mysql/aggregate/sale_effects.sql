-- The lines of the touched orders; times -1 before the load, 1 after it.
INSERT INTO stage_effect (kind, sign, order_id, month_key, weekday, location_key, customer_key, segment_name, category_name,
                          subcategory_name, ship_mode, is_returned, sales, profit, quantity, shipping_cost, shipping_days)
SELECT 'sale', ?, f.order_id, f.order_date_key DIV 100, WEEKDAY(f.order_date_key) + 1, f.location_key, f.customer_key,
       c.segment_name, p.category_name, p.subcategory_name, f.ship_mode, f.return_key IS NOT NULL, f.sales, f.profit,
       f.quantity, f.shipping_cost, DATEDIFF(f.ship_date_key, f.order_date_key)
  FROM stage_touched_order t
  STRAIGHT_JOIN fact_sales f ON f.order_id = t.order_id AND f.order_date_key = t.order_date_key
  STRAIGHT_JOIN dim_customer c ON c.customer_key = f.customer_key
  STRAIGHT_JOIN dim_product p ON p.product_key = f.product_key
