-- Orders of the archive that the shop has with another content, and returns whose number another order has.
WITH existing AS (
  SELECT a.order_id, a.order_date FROM archived_sales_order a JOIN oltp.sales_order o ON o.order_id = a.order_id
), archived AS (
  SELECT e.order_id, to_jsonb(a) AS content FROM existing e JOIN archived_sales_order a ON a.order_id = e.order_id
   UNION ALL
  SELECT e.order_id, to_jsonb(a) FROM existing e JOIN archived_order_line a ON a.order_id = e.order_id
   UNION ALL
  SELECT e.order_id, to_jsonb(a) FROM existing e JOIN archived_order_return a ON a.order_id = e.order_id
), present AS (
  SELECT e.order_id, to_jsonb(o) - '{tbl_last_dt,tbl_last_xid}'::text[] AS content
    FROM existing e JOIN oltp.sales_order o ON o.order_id = e.order_id
   UNION ALL
  SELECT e.order_id, to_jsonb(l) - '{tbl_last_dt,tbl_last_xid}'::text[]
    FROM existing e JOIN oltp.order_line l ON l.order_id = e.order_id AND l.order_date = e.order_date
   UNION ALL
  SELECT e.order_id, to_jsonb(r) - '{tbl_last_dt,tbl_last_xid}'::text[]
    FROM existing e JOIN oltp.order_return r ON r.order_id = e.order_id AND r.order_date = e.order_date
)
SELECT order_id FROM (TABLE archived EXCEPT ALL TABLE present) missing
 UNION
SELECT order_id FROM (TABLE present EXCEPT ALL TABLE archived) added
 UNION
SELECT a.order_id FROM archived_order_return a JOIN oltp.order_return r ON r.return_id = a.return_id
 WHERE r.order_id <> a.order_id
 ORDER BY 1
