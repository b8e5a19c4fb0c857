-- Stored products that the file may mean: those with an id of the file, and those which an earlier
-- import told apart by #2, #3 and so on because their id carried several names.
CREATE TEMPORARY TABLE import_family ON COMMIT DROP AS
WITH stored AS (
  SELECT product_id, product_name,
         lower(regexp_replace(product_name, '[\s' || chr(160) || ']+', ' ', 'g')) AS name_key,
         regexp_replace(product_id, '#[0-9]+$', '') AS plain_id
    FROM oltp.product
), file_ids AS (SELECT DISTINCT file_id FROM import_product)
SELECT s.product_id, s.product_name, f.file_id,
       coalesce(nullif(substr(s.product_id, length(f.file_id) + 2), ''), '1')::numeric AS nth,
       p.product_no
  FROM stored s
  JOIN file_ids f
    ON f.file_id = CASE WHEN s.product_id IN (SELECT file_id FROM file_ids) THEN s.product_id ELSE s.plain_id END
  LEFT JOIN import_product p ON p.file_id = f.file_id AND p.name_key = s.name_key
