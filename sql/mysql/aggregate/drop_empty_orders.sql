DELETE a FROM stage_cell s STRAIGHT_JOIN dim_location l ON l.location_key = s.location_key
  STRAIGHT_JOIN agg_orders_month a ON a.month_key = s.month_key AND a.market = l.market AND a.region = l.region
    AND a.segment_name = s.segment_name AND a.category_name = s.category_name
 WHERE s.level IN ('category', 'order') AND a.order_count = 0
