SELECT product_id, product_name, subcategory_name, category_name FROM cdc.product_feed
