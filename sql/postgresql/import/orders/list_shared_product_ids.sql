-- Ids that carry several names, in this file or together with what is stored.
SELECT file_id, string_agg(format('"%s" is %s', product_name, product_id), ', ' ORDER BY length(product_id), product_id) AS names
  FROM import_product p
 WHERE file_id IN (SELECT file_id FROM import_product
                    GROUP BY file_id HAVING count(*) > 1 OR bool_or(product_id <> file_id))
 GROUP BY file_id
 ORDER BY file_id
