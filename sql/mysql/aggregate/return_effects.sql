INSERT INTO stage_effect (kind, sign, order_id, month_key, weekday, location_key, customer_key, segment_name, category_name,
                          subcategory_name, ship_mode, is_returned, sales, profit, quantity, shipping_cost, shipping_days)
SELECT 'return', ?, f.order_id, f.order_date_key DIV 100, WEEKDAY(f.order_date_key) + 1, f.location_key, f.customer_key,
       '', '', '', '', TRUE, 0, 0, 0, 0, 0
  FROM stage_touched_order t
  STRAIGHT_JOIN fact_return f ON f.order_id = t.order_id AND f.order_date_key = t.order_date_key
