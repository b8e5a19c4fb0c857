WITH changed AS (
  UPDATE oltp.customer t
     SET customer_name = c.customer_name, segment_id = s.segment_id
    FROM import_customer c JOIN oltp.segment s ON lower(s.segment_name) = lower(c.segment)
   WHERE t.customer_id = c.customer_id
     AND (t.customer_name, t.segment_id) IS DISTINCT FROM (c.customer_name, s.segment_id)
  RETURNING t.customer_id
)
INSERT INTO import_touched (kind, id) SELECT 'customer', customer_id FROM changed
