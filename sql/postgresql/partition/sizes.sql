-- The rows are those of the last analysis.
SELECT root.relname AS table_name, leaf.relname AS partition_name, greatest(leaf.reltuples, 0)::bigint AS row_count,
       pg_total_relation_size(leaf.oid) AS byte_count
  FROM pg_inherits i JOIN pg_class root ON root.oid = i.inhparent JOIN pg_class leaf ON leaf.oid = i.inhrelid
 WHERE i.inhparent IN ('oltp.order_line'::regclass, 'oltp.order_return'::regclass)
 ORDER BY root.relname, leaf.relname
