SELECT c.customer_id, c.customer_name, s.segment_name, c.tbl_last_dt, coalesce(k.email, '') AS email,
       coalesce(k.phone, '') AS phone, k.may_know
  FROM oltp.customer c
  JOIN oltp.segment s ON s.segment_id = c.segment_id
 CROSS JOIN LATERAL oltp.customer_contact(c.customer_id) k
 WHERE c.customer_id = ?
