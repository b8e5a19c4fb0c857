INSERT INTO oltp.subcategory (subcategory_name, category_id)
SELECT DISTINCT b.subcategory_name, c.category_id
  FROM archived_product a JOIN archived_subcategory b ON b.subcategory_id = a.subcategory_id
  JOIN archived_category g ON g.category_id = b.category_id
  JOIN oltp.category c ON c.category_name = g.category_name
 WHERE NOT EXISTS (SELECT FROM oltp.product p WHERE p.product_id = a.product_id)
   AND NOT EXISTS (SELECT FROM oltp.subcategory s
                    WHERE s.category_id = c.category_id AND s.subcategory_name = b.subcategory_name)
