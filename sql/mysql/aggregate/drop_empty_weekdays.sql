DELETE a FROM stage_effect e STRAIGHT_JOIN dim_location l ON l.location_key = e.location_key
  STRAIGHT_JOIN agg_weekday_month a ON a.month_key = e.month_key AND a.weekday = e.weekday AND a.region = l.region
    AND a.category_name = e.category_name AND a.ship_mode = e.ship_mode
 WHERE e.kind = 'sale' AND e.sign < 0 AND a.line_count = 0
