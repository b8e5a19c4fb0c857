DELETE l, u FROM stage_cell s STRAIGHT_JOIN etl_location_use u ON u.location_key = s.location_key
  STRAIGHT_JOIN dim_location l ON l.location_key = u.location_key
 WHERE u.use_count = 0
