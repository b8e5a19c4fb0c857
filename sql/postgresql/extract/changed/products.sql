SELECT f.product_id, f.product_name, f.subcategory_name, f.category_name
  FROM cdc.touched_product() k JOIN cdc.product_feed f ON f.product_id = k.product_id
