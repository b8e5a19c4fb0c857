-- A name that is stored under an id of the family keeps that id.
UPDATE import_product p
   SET product_id = f.product_id
  FROM (SELECT DISTINCT ON (product_no) product_no, product_id
          FROM import_family WHERE product_no IS NOT NULL ORDER BY product_no, nth) f
 WHERE f.product_no = p.product_no
