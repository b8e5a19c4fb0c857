-- Check 5, the shop's side: no row of the catalogue or the customer list hangs in the air. (The
-- warehouse's side, facts without their dimension, is sql/mysql/check/orphans.sql.)
CREATE OR REPLACE FUNCTION quality.orphans(since pg_snapshot DEFAULT NULL, ids text[] DEFAULT NULL)
  RETURNS TABLE (table_name text, row_key jsonb, severity text, reason text) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    SELECT DISTINCT 'customer', jsonb_build_object('customer_id', c.customer_id), 'quarantine',
           format('The segment %s of this customer does not exist.', c.segment_id)
      FROM (SELECT x.* FROM oltp.customer x WHERE since IS NULL AND ids IS NULL
            UNION ALL SELECT x.* FROM oltp.customer x WHERE cdc.is_new(x.tbl_last_xid, since)
            UNION ALL SELECT x.* FROM oltp.customer x WHERE x.customer_id = ANY (ids)
            UNION ALL SELECT x.* FROM cdc.tombstone t
                        JOIN oltp.customer x ON x.segment_id = (t.row_key ->> 'segment_id')::integer
                       WHERE t.table_name = 'segment' AND cdc.is_new(t.written_xid, since)) c
      LEFT JOIN oltp.segment s ON s.segment_id = c.segment_id
     WHERE s.segment_id IS NULL
    UNION ALL
    SELECT DISTINCT 'product', jsonb_build_object('product_id', p.product_id), 'quarantine',
           CASE WHEN s.subcategory_id IS NULL
                THEN format('The subcategory %s of this product does not exist.', p.subcategory_id)
                ELSE format('The category %s of this product does not exist.', s.category_id) END
      FROM (SELECT x.* FROM oltp.product x WHERE since IS NULL AND ids IS NULL
            UNION ALL SELECT x.* FROM oltp.product x WHERE cdc.is_new(x.tbl_last_xid, since)
            UNION ALL SELECT x.* FROM oltp.product x WHERE x.product_id = ANY (ids)
            UNION ALL SELECT x.* FROM cdc.tombstone t
                        JOIN oltp.product x ON x.subcategory_id = (t.row_key ->> 'subcategory_id')::integer
                       WHERE t.table_name = 'subcategory' AND cdc.is_new(t.written_xid, since)
            UNION ALL SELECT x.* FROM cdc.tombstone t
                        JOIN oltp.subcategory b ON b.category_id = (t.row_key ->> 'category_id')::integer
                        JOIN oltp.product x ON x.subcategory_id = b.subcategory_id
                       WHERE t.table_name = 'category' AND cdc.is_new(t.written_xid, since)) p
      LEFT JOIN oltp.subcategory s ON s.subcategory_id = p.subcategory_id
      LEFT JOIN oltp.category c ON c.category_id = s.category_id
     WHERE c.category_id IS NULL;
END $$;
