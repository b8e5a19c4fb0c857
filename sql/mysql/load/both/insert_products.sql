INSERT INTO dim_product (product_id, product_name, subcategory_name, category_name)
SELECT s.product_id, s.product_name, s.subcategory_name, s.category_name
  FROM stage_product s LEFT JOIN dim_product d ON d.product_id = s.product_id
 WHERE d.product_key IS NULL
