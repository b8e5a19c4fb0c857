INSERT INTO agg_orders_month (month_key, market, region, segment_name, category_name, order_count)
SELECT s.month_key, l.market, l.region, s.segment_name, s.category_name, SUM(s.order_count) AS order_count
  FROM stage_cell s STRAIGHT_JOIN dim_location l ON l.location_key = s.location_key
 WHERE s.level IN ('category', 'order')
 GROUP BY s.month_key, l.market, l.region, s.segment_name, s.category_name
    ON DUPLICATE KEY UPDATE order_count = agg_orders_month.order_count + VALUES(order_count)
