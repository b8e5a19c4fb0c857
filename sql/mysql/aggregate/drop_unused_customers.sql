DELETE u FROM stage_cell s STRAIGHT_JOIN etl_customer_use u ON u.customer_key = s.customer_key
 WHERE s.level IN ('order', 'return') AND u.use_count = 0
