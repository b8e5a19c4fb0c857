UPDATE stage_place s
  STRAIGHT_JOIN dim_location d ON d.city = s.city AND d.postal_code = s.postal_code AND d.state = s.state
                              AND d.country = s.country AND d.region = s.region AND d.market = s.market
   SET s.location_key = d.location_key
