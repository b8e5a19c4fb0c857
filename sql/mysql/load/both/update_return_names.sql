UPDATE stage_return s STRAIGHT_JOIN dim_return d ON d.return_id = s.return_id
  STRAIGHT_JOIN stage_place p ON p.place_hash = s.place_hash
   SET d.return_status = s.return_status, d.return_region = s.return_region, d.return_reason = s.return_reason,
       d.order_region = p.region
