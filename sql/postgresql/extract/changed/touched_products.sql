SELECT product_id FROM cdc.touched_product()
