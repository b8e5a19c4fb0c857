-- Executives repair rows that a check holds back, and no others: value by value, each change in the
-- audit like any other. What identifies a row stays as it is.
CREATE TABLE oltp.repairable (
  table_name  text NOT NULL,
  position    integer NOT NULL,
  column_name text NOT NULL,
  PRIMARY KEY (table_name, column_name)
);
INSERT INTO oltp.repairable VALUES
  ('order_line', 1, 'product_id'), ('order_line', 2, 'quantity'), ('order_line', 3, 'sales'), ('order_line', 4, 'discount'),
  ('order_line', 5, 'profit'), ('order_line', 6, 'ship_date'), ('order_line', 7, 'ship_mode'), ('order_line', 8, 'shipping_cost'),
  ('sales_order', 1, 'order_priority'), ('sales_order', 2, 'customer_id'), ('sales_order', 3, 'ship_country'),
  ('sales_order', 4, 'ship_state'), ('sales_order', 5, 'ship_city'), ('sales_order', 6, 'region'), ('sales_order', 7, 'market'),
  ('order_return', 1, 'return_date'), ('order_return', 2, 'return_status'), ('order_return', 3, 'return_reason'),
  ('customer', 1, 'customer_name'), ('product', 1, 'product_name');

-- What may be repaired of a row, with its values now; nothing where no check holds the row itself back.
CREATE FUNCTION oltp.failing_row(of_table text, key jsonb) RETURNS TABLE (column_name text, value text) LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  ids text[] := ARRAY[key ->> 'order_id', key ->> 'customer_id', key ->> 'product_id'];
  found jsonb;
BEGIN
  IF NOT EXISTS (SELECT FROM oltp.repairable r WHERE r.table_name = of_table)
     OR NOT EXISTS (SELECT FROM (SELECT * FROM quality.customer_exists(NULL, ids)
                                 UNION ALL SELECT * FROM quality.order_linked(NULL, ids)
                                 UNION ALL SELECT * FROM quality.product_exists(NULL, ids)
                                 UNION ALL SELECT * FROM quality.return_refers_to_order(NULL, ids)
                                 UNION ALL SELECT * FROM quality.orphans(NULL, ids)
                                 UNION ALL SELECT * FROM quality.domain_and_range(NULL, ids)
                                 UNION ALL SELECT * FROM quality.duplicates_and_required(NULL, ids)) f
                     WHERE f.table_name = of_table AND f.row_key = key) THEN
    RETURN;
  END IF;
  EXECUTE format('SELECT to_jsonb(t) FROM oltp.%I t WHERE %s', of_table,
                 (SELECT string_agg(format('t.%I = %L', k.key, k.value), ' AND ') FROM jsonb_each_text(key) k)) INTO found;
  RETURN QUERY
    SELECT r.column_name, found ->> r.column_name FROM oltp.repairable r WHERE r.table_name = of_table ORDER BY r.position;
END $$;

CREATE FUNCTION oltp.repair_row(of_table text, key jsonb, of_column text, new_value text) RETURNS void LANGUAGE plpgsql VOLATILE
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  type_name text;
BEGIN
  IF NOT EXISTS (SELECT FROM oltp.failing_row(of_table, key) f WHERE f.column_name = of_column) THEN
    RAISE EXCEPTION 'No check holds this row back now, or its % cannot be repaired here', of_column USING ERRCODE = '22023';
  END IF;
  SELECT format_type(a.atttypid, NULL) INTO type_name
    FROM pg_attribute a WHERE a.attrelid = format('oltp.%I', of_table)::regclass AND a.attname = of_column;
  EXECUTE format('UPDATE oltp.%I t SET %I = %L::%s WHERE %s', of_table, of_column, new_value, type_name,
                 (SELECT string_agg(format('t.%I = %L', k.key, k.value), ' AND ') FROM jsonb_each_text(key) k));
END $$;

REVOKE ALL ON FUNCTION oltp.failing_row(text, jsonb), oltp.repair_row(text, jsonb, text, text) FROM PUBLIC;
GRANT USAGE ON SCHEMA oltp TO millrace_executive;
GRANT EXECUTE ON FUNCTION oltp.failing_row(text, jsonb), oltp.repair_row(text, jsonb, text, text) TO millrace_executive;
