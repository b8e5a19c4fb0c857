INSERT INTO oltp.category (category_name)
SELECT min(p.category) FROM import_product p
 WHERE NOT EXISTS (SELECT FROM oltp.category c WHERE lower(c.category_name) = lower(p.category))
 GROUP BY lower(p.category)
ON CONFLICT DO NOTHING
