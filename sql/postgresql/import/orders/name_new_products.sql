-- Of several new names under one id the one with the most lines gets the id itself, the others #2,
-- #3 and so on: whatever the order of the rows, and stored names keep what they have.
WITH family AS (
  SELECT file_id, bool_or(product_id = file_id) AS plain_taken, max(nth) AS highest
    FROM import_family GROUP BY file_id
), nameless AS (
  SELECT p.product_no, p.file_id, coalesce(f.plain_taken, false) AS plain_taken, coalesce(f.highest, 1) AS highest,
         row_number() OVER (PARTITION BY p.file_id ORDER BY p.lines DESC, p.name_key) AS nth
    FROM import_product p LEFT JOIN family f USING (file_id)
   WHERE p.product_id IS NULL
)
UPDATE import_product p
   SET product_id = CASE WHEN n.nth = 1 AND NOT n.plain_taken THEN n.file_id
                         ELSE n.file_id || '#' || (n.highest + n.nth - CASE WHEN n.plain_taken THEN 0 ELSE 1 END) END
  FROM nameless n
 WHERE n.product_no = p.product_no
