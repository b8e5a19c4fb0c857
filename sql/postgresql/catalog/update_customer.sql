UPDATE oltp.customer c SET customer_name = ?, segment_id = s.segment_id
  FROM oltp.segment s
 WHERE c.customer_id = ? AND s.segment_name = ?
