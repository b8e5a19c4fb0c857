UPDATE oltp.product p
   SET product_name = n.product_name, subcategory_id = b.subcategory_id
  FROM (SELECT ?::text AS product_id, ?::text AS product_name, ?::text AS category, ?::text AS subcategory) n
  JOIN oltp.category c ON c.category_name = n.category
  JOIN oltp.subcategory b ON b.category_id = c.category_id AND b.subcategory_name = n.subcategory
 WHERE p.product_id = n.product_id
