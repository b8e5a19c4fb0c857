UPDATE stage_return s STRAIGHT_JOIN dim_return d ON d.return_id = s.return_id
   SET d.return_status = s.return_status, d.return_region = s.return_region, d.return_reason = s.return_reason
