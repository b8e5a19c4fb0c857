INSERT INTO oltp.subcategory (subcategory_name, category_id)
SELECT min(p.subcategory), c.category_id
  FROM import_product p JOIN oltp.category c ON lower(c.category_name) = lower(p.category)
 WHERE NOT EXISTS (SELECT FROM oltp.subcategory s
                    WHERE s.category_id = c.category_id AND lower(s.subcategory_name) = lower(p.subcategory))
 GROUP BY c.category_id, lower(p.subcategory)
ON CONFLICT DO NOTHING
