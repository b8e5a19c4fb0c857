SELECT c.relname AS partition_name, n.row_count
  FROM (SELECT tableoid AS oid, count(*) AS row_count FROM oltp.order_line GROUP BY tableoid
         UNION ALL
        SELECT tableoid, count(*) FROM oltp.order_return GROUP BY tableoid) n
  JOIN pg_class c ON c.oid = n.oid
