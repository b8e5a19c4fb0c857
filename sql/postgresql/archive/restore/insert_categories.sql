INSERT INTO oltp.category (category_name)
SELECT DISTINCT g.category_name
  FROM archived_product a JOIN archived_subcategory b ON b.subcategory_id = a.subcategory_id
  JOIN archived_category g ON g.category_id = b.category_id
 WHERE NOT EXISTS (SELECT FROM oltp.product p WHERE p.product_id = a.product_id)
   AND NOT EXISTS (SELECT FROM oltp.category c WHERE c.category_name = g.category_name)
