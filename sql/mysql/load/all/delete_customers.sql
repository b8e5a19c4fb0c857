DELETE d FROM dim_customer d LEFT JOIN stage_customer s ON s.customer_id = d.customer_id
 WHERE s.customer_id IS NULL AND d.customer_key > 0
