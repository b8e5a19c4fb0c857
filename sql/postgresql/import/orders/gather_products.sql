-- One row per product id and name of the file; names that differ only in case or blanks are one.
-- Where rows differ about the rest, what the latest order says counts.
CREATE TEMPORARY TABLE import_product ON COMMIT DROP AS
WITH spelling AS (
  SELECT product_id AS file_id, product_name, category, subcategory, max(order_date) AS latest, count(*) AS lines,
         lower(regexp_replace(product_name, '[\s' || chr(160) || ']+', ' ', 'g')) AS name_key
    FROM import_row
   WHERE fault_reason IS NULL
   GROUP BY product_id, product_name, category, subcategory
), chosen AS (
  SELECT DISTINCT ON (file_id, name_key) file_id, name_key, product_name, category, subcategory
    FROM spelling
   ORDER BY file_id, name_key, latest DESC, lines DESC, product_name, category, subcategory
)
SELECT row_number() OVER (ORDER BY c.file_id, c.name_key) AS product_no,
       c.*, s.lines, NULL::text COLLATE "C" AS product_id
  FROM chosen c
  JOIN (SELECT file_id, name_key, sum(lines) AS lines FROM spelling GROUP BY file_id, name_key) s USING (file_id, name_key)
