DELETE a FROM stage_effect e STRAIGHT_JOIN dim_location l ON l.location_key = e.location_key
  STRAIGHT_JOIN agg_orders_month a ON a.month_key = e.month_key AND a.market = l.market AND a.region = l.region
    AND a.segment_name = e.segment_name AND a.category_name IN ('', e.category_name)
 WHERE e.kind = 'sale' AND e.sign < 0 AND a.order_count = 0
