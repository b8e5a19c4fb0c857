SELECT p.product_id, p.product_name, b.subcategory_name, c.category_name, p.tbl_last_dt
  FROM oltp.product p
  JOIN oltp.subcategory b ON b.subcategory_id = p.subcategory_id
  JOIN oltp.category c ON c.category_id = b.category_id
 WHERE p.product_id = ?
