-- Places of orders whose lines have yet to come, or wait in quarantine.
DELETE l FROM stage_place s STRAIGHT_JOIN dim_location l ON l.location_key = s.location_key
  LEFT JOIN etl_location_use u ON u.location_key = s.location_key
 WHERE u.location_key IS NULL
