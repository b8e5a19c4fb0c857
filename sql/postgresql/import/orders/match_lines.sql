-- Finds stored lines for rows that have none yet; each pass asks for less than the one before:
-- 0 the file's own line number, 1 product and all values, 2 product, 3 product id whatever its name,
-- 4 all values but the product. Equal ones pair up in their order.
WITH pass AS (SELECT ?::integer AS no),
free_row AS (
  SELECT l.row_no, l.order_id, k.match_key,
         row_number() OVER (PARTITION BY l.order_id, k.match_key ORDER BY l.file_rank) AS nth
    FROM import_line l
    JOIN import_row r ON r.row_no = l.row_no
    JOIN import_product p ON p.product_no = l.product_no
   CROSS JOIN pass
   CROSS JOIN LATERAL (SELECT concat_ws(chr(31), r.quantity, r.sales, coalesce(r.discount, 0), r.profit, r.ship_date,
                                        r.ship_mode, coalesce(r.shipping_cost, 0)) AS said) v
   CROSS JOIN LATERAL (SELECT CASE
           WHEN pass.no = 0 THEN l.order_line::text
           WHEN l.order_line IS NOT NULL THEN NULL
           WHEN pass.no = 1 THEN concat_ws(chr(31), l.product_no, v.said)
           WHEN pass.no = 2 THEN l.product_no::text
           WHEN pass.no = 3 THEN p.file_id
           ELSE v.said END AS match_key) k
   WHERE k.match_key IS NOT NULL
     AND NOT EXISTS (SELECT FROM import_place i WHERE i.row_no = l.row_no)
), free_line AS (
  SELECT s.order_id, s.line_no, k.match_key,
         row_number() OVER (PARTITION BY s.order_id, k.match_key ORDER BY s.line_no) AS nth
    FROM import_stored s
   CROSS JOIN pass
   CROSS JOIN LATERAL (SELECT concat_ws(chr(31), s.quantity, s.sales, s.discount, s.profit, s.ship_date, s.ship_mode,
                                        s.shipping_cost) AS said) v
   CROSS JOIN LATERAL (SELECT CASE
           WHEN pass.no = 0 THEN s.line_no::text
           WHEN pass.no = 1 THEN s.product_no || chr(31) || v.said
           WHEN pass.no = 2 THEN s.product_no::text
           WHEN pass.no = 3 THEN s.file_id
           ELSE v.said END AS match_key) k
   WHERE k.match_key IS NOT NULL
     AND NOT EXISTS (SELECT FROM import_place i WHERE i.order_id = s.order_id AND i.line_no = s.line_no)
)
INSERT INTO import_place
SELECT r.row_no, r.order_id, s.line_no, true
  FROM free_row r JOIN free_line s USING (order_id, match_key, nth)
