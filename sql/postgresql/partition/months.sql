-- The months within a range that the shop has partitions of.
SELECT DISTINCT to_date(right(c.relname, 7), 'YYYY_MM')
  FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
 WHERE i.inhparent IN ('oltp.order_line'::regclass, 'oltp.order_return'::regclass)
   AND c.relname ~ '_\d{4}_\d{2}$' AND to_date(right(c.relname, 7), 'YYYY_MM') BETWEEN ? AND ?
