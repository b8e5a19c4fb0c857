-- Check 7: what must be there is there, keys have no blanks around them (nobody tells such a key from
-- its twin on a screen), and no key stands twice. A return's number can, in two months, because the
-- primary key holds the date. The others block the load: they cannot while the primary keys stand, so
-- they are looked for only where one is missing or broken.
CREATE OR REPLACE FUNCTION quality.duplicates_and_required(since pg_snapshot DEFAULT NULL, ids text[] DEFAULT NULL)
  RETURNS TABLE (table_name text, row_key jsonb, severity text, reason text) LANGUAGE plpgsql STABLE AS $$
DECLARE
  keyless record;
BEGIN
  RETURN QUERY
    SELECT DISTINCT 'customer', jsonb_build_object('customer_id', c.customer_id), 'quarantine',
           CASE WHEN btrim(c.customer_name) = '' THEN 'The customer''s name is blank.'
                ELSE 'The customer id is blank or has blanks around it.' END
      FROM (SELECT x.* FROM oltp.customer x WHERE since IS NULL AND ids IS NULL
            UNION ALL SELECT x.* FROM oltp.customer x WHERE cdc.is_new(x.tbl_last_xid, since)
            UNION ALL SELECT x.* FROM oltp.customer x WHERE x.customer_id = ANY (ids)) c
     WHERE btrim(c.customer_name) = '' OR c.customer_id = '' OR c.customer_id <> btrim(c.customer_id)
    UNION ALL
    SELECT DISTINCT 'product', jsonb_build_object('product_id', p.product_id), 'quarantine',
           CASE WHEN btrim(p.product_name) = '' THEN 'The product''s name is blank.'
                ELSE 'The product id is blank or has blanks around it.' END
      FROM (SELECT x.* FROM oltp.product x WHERE since IS NULL AND ids IS NULL
            UNION ALL SELECT x.* FROM oltp.product x WHERE cdc.is_new(x.tbl_last_xid, since)
            UNION ALL SELECT x.* FROM oltp.product x WHERE x.product_id = ANY (ids)) p
     WHERE btrim(p.product_name) = '' OR p.product_id = '' OR p.product_id <> btrim(p.product_id)
    UNION ALL
    SELECT DISTINCT 'sales_order', jsonb_build_object('order_id', o.order_id, 'order_date', o.order_date), 'quarantine',
           concat_ws(' ',
             CASE WHEN o.order_id = '' OR o.order_id <> btrim(o.order_id)
                  THEN 'The order id is blank or has blanks around it.' END,
             CASE WHEN btrim(o.ship_country) = '' THEN 'The country is blank.' END,
             CASE WHEN btrim(o.region) = '' THEN 'The region is blank.' END,
             CASE WHEN btrim(o.market) = '' THEN 'The market is blank.' END)
      FROM (SELECT x.* FROM oltp.sales_order x WHERE since IS NULL AND ids IS NULL
            UNION ALL SELECT x.* FROM oltp.sales_order x WHERE cdc.is_new(x.tbl_last_xid, since)
            UNION ALL SELECT x.* FROM oltp.sales_order x WHERE x.order_id = ANY (ids)) o
     WHERE o.order_id = '' OR o.order_id <> btrim(o.order_id) OR btrim(o.ship_country) = ''
        OR btrim(o.region) = '' OR btrim(o.market) = ''
    UNION ALL
    SELECT DISTINCT 'order_return',
           jsonb_build_object('return_id', t.return_id, 'order_id', t.order_id, 'order_date', t.order_date), 'quarantine',
           format('The return number %s stands more than once.', t.return_id)
      FROM (SELECT x.return_id FROM oltp.order_return x WHERE since IS NULL AND ids IS NULL
             GROUP BY x.return_id HAVING count(*) > 1
            UNION ALL SELECT x.return_id FROM oltp.order_return x WHERE cdc.is_new(x.tbl_last_xid, since)
            UNION ALL SELECT x.return_id FROM oltp.order_return x WHERE x.order_id = ANY (ids)) r
      JOIN oltp.order_return t ON t.return_id = r.return_id
     WHERE EXISTS (SELECT FROM oltp.order_return o WHERE o.return_id = t.return_id AND o.order_date <> t.order_date);

  FOR keyless IN
    SELECT k.name, k.columns
      FROM (VALUES ('segment', 'segment_id'), ('category', 'category_id'), ('subcategory', 'subcategory_id'),
                   ('product', 'product_id'), ('customer', 'customer_id'), ('sales_order', 'order_id'),
                   ('order_line', 'order_id, line_no, order_date'), ('order_return', 'return_id, order_date'))
           AS k (name, columns)
     WHERE NOT EXISTS (SELECT FROM pg_index i
                        WHERE i.indrelid = format('oltp.%I', k.name)::regclass AND i.indisprimary AND i.indisvalid)
  LOOP
    RETURN QUERY EXECUTE format(
      'SELECT %L, to_jsonb(d) - ''copies'', ''block'', format(''This key stands %%s times in table %s; restore its primary key.'', d.copies)
         FROM (SELECT %s, count(*) AS copies FROM oltp.%I GROUP BY %s HAVING count(*) > 1) d',
      keyless.name, keyless.name, keyless.columns, keyless.name, keyless.columns);
  END LOOP;
END $$;
