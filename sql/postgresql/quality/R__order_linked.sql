-- Check 2: each line has its order, under the same date.
CREATE OR REPLACE FUNCTION quality.order_linked(since pg_snapshot DEFAULT NULL, ids text[] DEFAULT NULL)
  RETURNS TABLE (table_name text, row_key jsonb, severity text, reason text) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    WITH scope AS (
      SELECT l.order_id, l.line_no, l.order_date FROM oltp.order_line l WHERE since IS NULL AND ids IS NULL
      UNION ALL
      SELECT l.order_id, l.line_no, l.order_date FROM oltp.order_line l WHERE cdc.is_new(l.tbl_last_xid, since)
      UNION ALL
      SELECT l.order_id, l.line_no, l.order_date FROM oltp.order_line l WHERE l.order_id = ANY (ids)
      UNION ALL
      SELECT l.order_id, l.line_no, l.order_date
        FROM cdc.tombstone t JOIN oltp.order_line l ON l.order_id = t.row_key ->> 'order_id'
       WHERE t.table_name = 'sales_order' AND cdc.is_new(t.written_xid, since))
    SELECT DISTINCT 'order_line',
           jsonb_build_object('order_id', s.order_id, 'line_no', s.line_no, 'order_date', s.order_date), 'quarantine',
           CASE WHEN d.order_id IS NULL THEN format('The order %s of this line does not exist.', s.order_id)
                ELSE format('The line is dated %s, its order %s.', s.order_date, d.order_date) END
      FROM scope s
      LEFT JOIN oltp.sales_order o ON o.order_id = s.order_id AND o.order_date = s.order_date
      LEFT JOIN oltp.sales_order d ON d.order_id = s.order_id
     WHERE o.order_id IS NULL;
END $$;
