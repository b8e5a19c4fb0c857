UPDATE stage_product s STRAIGHT_JOIN dim_product d ON d.product_id = s.product_id
   SET d.product_name = s.product_name, d.subcategory_name = s.subcategory_name, d.category_name = s.category_name
