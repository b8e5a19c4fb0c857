WITH changed AS (
  UPDATE oltp.product t
     SET product_name = p.product_name, subcategory_id = s.subcategory_id
    FROM import_product p
    JOIN oltp.category c ON lower(c.category_name) = lower(p.category)
    JOIN oltp.subcategory s ON s.category_id = c.category_id AND lower(s.subcategory_name) = lower(p.subcategory)
   WHERE t.product_id = p.product_id
     AND (t.product_name, t.subcategory_id) IS DISTINCT FROM (p.product_name, s.subcategory_id)
  RETURNING t.product_id
)
INSERT INTO import_touched (kind, id) SELECT 'product', product_id FROM changed
