DELETE d FROM stage_touched_customer t STRAIGHT_JOIN dim_customer d ON d.customer_id = t.customer_id
  LEFT JOIN stage_customer s ON s.customer_id = d.customer_id
 WHERE s.customer_id IS NULL AND d.customer_key > 0
