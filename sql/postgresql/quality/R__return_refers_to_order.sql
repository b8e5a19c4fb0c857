-- Check 4: each return refers to an order, under the same date.
CREATE OR REPLACE FUNCTION quality.return_refers_to_order(since pg_snapshot DEFAULT NULL, ids text[] DEFAULT NULL)
  RETURNS TABLE (table_name text, row_key jsonb, severity text, reason text) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    WITH scope AS (
      SELECT r.return_id, r.order_id, r.order_date FROM oltp.order_return r WHERE since IS NULL AND ids IS NULL
      UNION ALL
      SELECT r.return_id, r.order_id, r.order_date FROM oltp.order_return r WHERE cdc.is_new(r.tbl_last_xid, since)
      UNION ALL
      SELECT r.return_id, r.order_id, r.order_date FROM oltp.order_return r WHERE r.order_id = ANY (ids)
      UNION ALL
      SELECT r.return_id, r.order_id, r.order_date
        FROM cdc.tombstone t JOIN oltp.order_return r ON r.order_id = t.row_key ->> 'order_id'
       WHERE t.table_name = 'sales_order' AND cdc.is_new(t.written_xid, since))
    SELECT DISTINCT 'order_return',
           jsonb_build_object('return_id', s.return_id, 'order_id', s.order_id, 'order_date', s.order_date), 'quarantine',
           CASE WHEN d.order_id IS NULL THEN format('The returned order %s does not exist.', s.order_id)
                ELSE format('The return names the order''s date as %s, the order is of %s.', s.order_date, d.order_date) END
      FROM scope s
      LEFT JOIN oltp.sales_order o ON o.order_id = s.order_id AND o.order_date = s.order_date
      LEFT JOIN oltp.sales_order d ON d.order_id = s.order_id
     WHERE o.order_id IS NULL;
END $$;
