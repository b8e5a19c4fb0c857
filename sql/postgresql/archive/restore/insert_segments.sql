-- Names that are gone come back by name: their old numbers may mean something else today.
INSERT INTO oltp.segment (segment_name)
SELECT DISTINCT g.segment_name
  FROM archived_customer a JOIN archived_segment g ON g.segment_id = a.segment_id
 WHERE NOT EXISTS (SELECT FROM oltp.customer c WHERE c.customer_id = a.customer_id)
   AND NOT EXISTS (SELECT FROM oltp.segment s WHERE s.segment_name = g.segment_name)
