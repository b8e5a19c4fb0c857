-- Check 1: each order has its customer, and the customer a segment.
CREATE OR REPLACE FUNCTION quality.customer_exists(since pg_snapshot DEFAULT NULL, ids text[] DEFAULT NULL)
  RETURNS TABLE (table_name text, row_key jsonb, severity text, reason text) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    WITH scope AS (
      SELECT o.order_id, o.order_date, o.customer_id FROM oltp.sales_order o WHERE since IS NULL AND ids IS NULL
      UNION ALL
      SELECT o.order_id, o.order_date, o.customer_id FROM oltp.sales_order o WHERE cdc.is_new(o.tbl_last_xid, since)
      UNION ALL
      SELECT o.order_id, o.order_date, o.customer_id FROM oltp.sales_order o WHERE o.order_id = ANY (ids)
      UNION ALL
      SELECT o.order_id, o.order_date, o.customer_id
        FROM cdc.tombstone t JOIN oltp.sales_order o ON o.customer_id = t.row_key ->> 'customer_id'
       WHERE t.table_name = 'customer' AND cdc.is_new(t.written_xid, since)
      UNION ALL
      SELECT o.order_id, o.order_date, o.customer_id
        FROM cdc.tombstone t JOIN oltp.customer c ON c.segment_id = (t.row_key ->> 'segment_id')::integer
        JOIN oltp.sales_order o ON o.customer_id = c.customer_id
       WHERE t.table_name = 'segment' AND cdc.is_new(t.written_xid, since))
    SELECT DISTINCT 'sales_order', jsonb_build_object('order_id', s.order_id, 'order_date', s.order_date), 'quarantine',
           CASE WHEN c.customer_id IS NULL
                THEN format('The order''s customer %s does not exist.', s.customer_id)
                ELSE format('The segment %s of the order''s customer %s does not exist.', c.segment_id, s.customer_id) END
      FROM scope s
      LEFT JOIN oltp.customer c ON c.customer_id = s.customer_id
      LEFT JOIN oltp.segment g ON g.segment_id = c.segment_id
     WHERE g.segment_id IS NULL;
END $$;
