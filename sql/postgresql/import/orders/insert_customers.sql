INSERT INTO oltp.customer (customer_id, customer_name, segment_id)
SELECT c.customer_id, c.customer_name, s.segment_id
  FROM import_customer c JOIN oltp.segment s ON lower(s.segment_name) = lower(c.segment)
 WHERE NOT EXISTS (SELECT FROM oltp.customer t WHERE t.customer_id = c.customer_id)
 ORDER BY c.customer_id
