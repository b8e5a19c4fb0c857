INSERT INTO oltp.customer (customer_id, customer_name, segment_id, email, phone)
SELECT a.customer_id, a.customer_name, s.segment_id, a.email, a.phone
  FROM archived_customer a JOIN archived_segment g ON g.segment_id = a.segment_id
  JOIN oltp.segment s ON s.segment_name = g.segment_name
 WHERE NOT EXISTS (SELECT FROM oltp.customer c WHERE c.customer_id = a.customer_id)
