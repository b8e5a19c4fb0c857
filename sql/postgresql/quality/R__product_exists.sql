-- Check 3: each line has its product, and the product a subcategory and a category.
CREATE OR REPLACE FUNCTION quality.product_exists(since pg_snapshot DEFAULT NULL, ids text[] DEFAULT NULL)
  RETURNS TABLE (table_name text, row_key jsonb, severity text, reason text) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    WITH scope AS (
      SELECT l.order_id, l.line_no, l.order_date, l.product_id FROM oltp.order_line l WHERE since IS NULL AND ids IS NULL
      UNION ALL
      SELECT l.order_id, l.line_no, l.order_date, l.product_id FROM oltp.order_line l
       WHERE cdc.is_new(l.tbl_last_xid, since)
      UNION ALL
      SELECT l.order_id, l.line_no, l.order_date, l.product_id FROM oltp.order_line l WHERE l.order_id = ANY (ids)
      UNION ALL
      SELECT l.order_id, l.line_no, l.order_date, l.product_id
        FROM cdc.tombstone t JOIN oltp.order_line l ON l.product_id = t.row_key ->> 'product_id'
       WHERE t.table_name = 'product' AND cdc.is_new(t.written_xid, since)
      UNION ALL
      SELECT l.order_id, l.line_no, l.order_date, l.product_id
        FROM cdc.tombstone t JOIN oltp.product p ON p.subcategory_id = (t.row_key ->> 'subcategory_id')::integer
        JOIN oltp.order_line l ON l.product_id = p.product_id
       WHERE t.table_name = 'subcategory' AND cdc.is_new(t.written_xid, since)
      UNION ALL
      SELECT l.order_id, l.line_no, l.order_date, l.product_id
        FROM cdc.tombstone t JOIN oltp.subcategory s ON s.category_id = (t.row_key ->> 'category_id')::integer
        JOIN oltp.product p ON p.subcategory_id = s.subcategory_id
        JOIN oltp.order_line l ON l.product_id = p.product_id
       WHERE t.table_name = 'category' AND cdc.is_new(t.written_xid, since))
    SELECT DISTINCT 'order_line',
           jsonb_build_object('order_id', s.order_id, 'line_no', s.line_no, 'order_date', s.order_date), 'quarantine',
           CASE WHEN p.product_id IS NULL THEN format('The product %s of this line does not exist.', s.product_id)
                WHEN b.subcategory_id IS NULL
                THEN format('The subcategory %s of product %s does not exist.', p.subcategory_id, s.product_id)
                ELSE format('The category %s of product %s does not exist.', b.category_id, s.product_id) END
      FROM scope s
      LEFT JOIN oltp.product p ON p.product_id = s.product_id
      LEFT JOIN oltp.subcategory b ON b.subcategory_id = p.subcategory_id
      LEFT JOIN oltp.category c ON c.category_id = b.category_id
     WHERE c.category_id IS NULL;
END $$;
