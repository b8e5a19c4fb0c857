-- By a part of the name, number or subcategory; what begins with it comes first.
SELECT p.product_id, p.product_name, b.subcategory_name, c.category_name
  FROM (SELECT lower(?::text) AS part) f
 CROSS JOIN oltp.product p
  JOIN oltp.subcategory b ON b.subcategory_id = p.subcategory_id
  JOIN oltp.category c ON c.category_id = b.category_id
 WHERE f.part = '' OR strpos(lower(p.product_name), f.part) > 0 OR strpos(lower(p.product_id), f.part) > 0
    OR strpos(lower(b.subcategory_name), f.part) > 0
 ORDER BY lower(p.product_id) = f.part DESC, starts_with(lower(p.product_name), f.part) DESC,
          strpos(lower(p.product_name), ' ' || f.part) > 0 DESC, strpos(lower(p.product_name), f.part) = 0,
          lower(p.product_name), p.product_id
 LIMIT ?
