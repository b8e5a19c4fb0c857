DELETE l FROM dim_location l LEFT JOIN etl_location_use u ON u.location_key = l.location_key
 WHERE u.location_key IS NULL AND l.location_key > 0
