INSERT INTO oltp.customer (customer_id, customer_name, segment_id, email, phone)
SELECT n.customer_id, n.customer_name, s.segment_id, nullif(n.email, ''), nullif(n.phone, '')
  FROM (SELECT ?::text AS customer_id, ?::text AS customer_name, ?::text AS segment, ?::text AS email, ?::text AS phone) n
  JOIN oltp.segment s ON s.segment_name = n.segment
