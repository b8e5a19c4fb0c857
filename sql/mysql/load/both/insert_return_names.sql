INSERT INTO dim_return (return_id, return_status, return_region, return_reason)
SELECT s.return_id, s.return_status, s.return_region, s.return_reason
  FROM stage_return s LEFT JOIN dim_return d ON d.return_id = s.return_id
 WHERE d.return_key IS NULL
