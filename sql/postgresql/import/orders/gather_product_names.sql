-- Which spelling of a name belongs to which product.
CREATE TEMPORARY TABLE import_product_name ON COMMIT DROP AS
SELECT p.product_no, n.file_id, n.product_name
  FROM (SELECT DISTINCT product_id AS file_id, product_name FROM import_row WHERE fault_reason IS NULL) n
  JOIN import_product p
    ON p.file_id = n.file_id
   AND p.name_key = lower(regexp_replace(n.product_name, '[\s' || chr(160) || ']+', ' ', 'g'))
