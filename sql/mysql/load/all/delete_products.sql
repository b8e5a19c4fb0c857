DELETE d FROM dim_product d LEFT JOIN stage_product s ON s.product_id = d.product_id
 WHERE s.product_id IS NULL AND d.product_key > 0
