SELECT c.category_name, b.subcategory_name
  FROM oltp.subcategory b JOIN oltp.category c ON c.category_id = b.category_id
 ORDER BY c.category_name, b.subcategory_name
