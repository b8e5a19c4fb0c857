INSERT INTO dim_return (return_id, return_status, return_region, return_reason, order_region)
SELECT s.return_id, s.return_status, s.return_region, s.return_reason, p.region
  FROM stage_return s STRAIGHT_JOIN stage_place p ON p.place_hash = s.place_hash
  LEFT JOIN dim_return d ON d.return_id = s.return_id
 WHERE d.return_key IS NULL
