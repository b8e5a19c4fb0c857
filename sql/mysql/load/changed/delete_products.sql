DELETE d FROM stage_touched_product t STRAIGHT_JOIN dim_product d ON d.product_id = t.product_id
  LEFT JOIN stage_product s ON s.product_id = d.product_id
 WHERE s.product_id IS NULL AND d.product_key > 0
