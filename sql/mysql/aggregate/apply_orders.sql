INSERT INTO agg_orders_month (month_key, market, region, segment_name, category_name, order_count, returned_count)
SELECT e.month_key, l.market, l.region, e.segment_name,
       CASE WHEN v.by_category = 1 THEN e.category_name ELSE '' END AS category_name,
       COUNT(DISTINCT CASE WHEN e.sign > 0 THEN e.order_id END)
         - COUNT(DISTINCT CASE WHEN e.sign < 0 THEN e.order_id END),
       COUNT(DISTINCT CASE WHEN e.sign > 0 AND e.is_returned THEN e.order_id END)
         - COUNT(DISTINCT CASE WHEN e.sign < 0 AND e.is_returned THEN e.order_id END)
  FROM stage_effect e STRAIGHT_JOIN dim_location l ON l.location_key = e.location_key
  STRAIGHT_JOIN (SELECT 0 AS by_category UNION ALL SELECT 1) v
 WHERE e.kind = 'sale'
 GROUP BY e.month_key, l.market, l.region, e.segment_name, CASE WHEN v.by_category = 1 THEN e.category_name ELSE '' END
    ON DUPLICATE KEY UPDATE order_count = agg_orders_month.order_count + VALUES(order_count),
       returned_count = agg_orders_month.returned_count + VALUES(returned_count)
