DELETE u FROM stage_effect e STRAIGHT_JOIN etl_customer_use u ON u.customer_key = e.customer_key
 WHERE e.sign < 0 AND u.use_count = 0
