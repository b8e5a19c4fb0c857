-- In a shop that was set up anew, the numbers of the restored returns may still lie ahead.
SELECT setval(s.name, a.most)
  FROM (SELECT pg_get_serial_sequence('oltp.order_return', 'return_id') AS name) s
 CROSS JOIN (SELECT max(return_id) AS most FROM archived_order_return) a
 WHERE a.most > coalesce(pg_sequence_last_value(s.name::regclass), 0)
