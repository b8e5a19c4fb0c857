INSERT INTO oltp.segment (segment_name)
SELECT min(c.segment) FROM import_customer c
 WHERE NOT EXISTS (SELECT FROM oltp.segment s WHERE lower(s.segment_name) = lower(c.segment))
 GROUP BY lower(c.segment)
ON CONFLICT DO NOTHING
