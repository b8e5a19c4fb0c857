DELETE l, u FROM stage_effect e STRAIGHT_JOIN etl_location_use u ON u.location_key = e.location_key
  STRAIGHT_JOIN dim_location l ON l.location_key = u.location_key
 WHERE e.sign < 0 AND u.use_count = 0
