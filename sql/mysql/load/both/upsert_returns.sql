INSERT INTO fact_return (return_key, order_id, customer_key, location_key, order_date_key, return_date_key,
                         return_status, return_region)
SELECT d.return_key, s.order_id, c.customer_key, l.location_key, s.order_date_key, s.return_date_key,
       s.return_status, s.return_region
  FROM stage_return s
  STRAIGHT_JOIN dim_return d ON d.return_id = s.return_id
  STRAIGHT_JOIN dim_customer c ON c.customer_id = s.customer_id
  STRAIGHT_JOIN stage_place l ON l.place_hash = s.place_hash
    ON DUPLICATE KEY UPDATE customer_key = VALUES(customer_key), location_key = VALUES(location_key),
       return_date_key = VALUES(return_date_key), return_status = VALUES(return_status),
       return_region = VALUES(return_region)
