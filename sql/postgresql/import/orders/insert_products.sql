INSERT INTO oltp.product (product_id, product_name, subcategory_id)
SELECT p.product_id, p.product_name, s.subcategory_id
  FROM import_product p
  JOIN oltp.category c ON lower(c.category_name) = lower(p.category)
  JOIN oltp.subcategory s ON s.category_id = c.category_id AND lower(s.subcategory_name) = lower(p.subcategory)
 WHERE NOT EXISTS (SELECT FROM oltp.product t WHERE t.product_id = p.product_id)
 ORDER BY p.product_id
