-- By a part of the name or number; what begins with it comes first.
SELECT c.customer_id, c.customer_name, s.segment_name
  FROM (SELECT lower(?::text) AS part) f
 CROSS JOIN oltp.customer c
  JOIN oltp.segment s ON s.segment_id = c.segment_id
 WHERE f.part = '' OR strpos(lower(c.customer_name), f.part) > 0 OR strpos(lower(c.customer_id), f.part) > 0
 ORDER BY lower(c.customer_id) = f.part DESC, starts_with(lower(c.customer_name), f.part) DESC,
          strpos(lower(c.customer_name), ' ' || f.part) > 0 DESC, lower(c.customer_name), c.customer_id
 LIMIT ?
