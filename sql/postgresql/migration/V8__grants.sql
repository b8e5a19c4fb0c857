-- Who may do what in the shop. The accounts of people are members of these roles and have nothing of
-- their own; the partitions are reached through their root tables only.
REVOKE ALL ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA oltp, cdc, quality FROM PUBLIC;
REVOKE ALL ON ALL PROCEDURES IN SCHEMA oltp, cdc, quality FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format(
    'GRANT CONNECT ON DATABASE %I TO millrace_gate_role, millrace_associate, millrace_manager, millrace_executive,
       millrace_administrator, millrace_sync', current_database());
  EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO millrace_associate', current_database());
END $$;

-- Entry: the catalog, customers without how to reach them, and orders of the own hand or region.
GRANT USAGE ON SCHEMA oltp TO millrace_associate;
GRANT SELECT ON oltp.segment, oltp.category, oltp.subcategory, oltp.product TO millrace_associate;
GRANT SELECT (customer_id, customer_name, segment_id, tbl_last_dt),
      INSERT (customer_id, customer_name, segment_id, email, phone),
      UPDATE (customer_name, segment_id, email, phone)
   ON oltp.customer TO millrace_associate;
GRANT SELECT, DELETE,
      INSERT (order_id, order_date, order_priority, customer_id, ship_country, ship_state, ship_city,
              ship_postal_code, region, market),
      UPDATE (order_date, order_priority, customer_id, ship_country, ship_state, ship_city,
              ship_postal_code, region, market)
   ON oltp.sales_order TO millrace_associate;
GRANT SELECT, DELETE,
      INSERT (order_id, line_no, order_date, product_id, quantity, sales, discount, profit, ship_date,
              ship_mode, shipping_cost),
      UPDATE (product_id, quantity, sales, discount, profit, ship_date, ship_mode, shipping_cost)
   ON oltp.order_line TO millrace_associate;
GRANT SELECT, DELETE,
      INSERT (order_id, order_date, return_date, return_status, return_region, return_reason),
      UPDATE (return_date, return_status, return_region, return_reason)
   ON oltp.order_return TO millrace_associate;

ALTER TABLE oltp.sales_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE oltp.order_line ENABLE ROW LEVEL SECURITY;
ALTER TABLE oltp.order_return ENABLE ROW LEVEL SECURITY;

-- The subselects are evaluated once a statement, not once a row.
CREATE POLICY associate_sees ON oltp.sales_order FOR SELECT TO millrace_associate
  USING (entered_by = session_user
         OR region = ANY ((SELECT auth.my_regions())::text[])
         OR '*' = ANY ((SELECT auth.my_regions())::text[]));
CREATE POLICY associate_enters ON oltp.sales_order FOR INSERT TO millrace_associate
  WITH CHECK (entered_by = session_user);
CREATE POLICY associate_edits ON oltp.sales_order FOR UPDATE TO millrace_associate
  USING (entered_by = session_user);
CREATE POLICY associate_cancels ON oltp.sales_order FOR DELETE TO millrace_associate
  USING (entered_by = session_user);

-- Lines go with their order: whoever may see it sees them, whoever entered it writes them.
CREATE POLICY associate_sees ON oltp.order_line FOR SELECT TO millrace_associate
  USING (EXISTS (SELECT FROM oltp.sales_order o WHERE o.order_id = order_line.order_id));
CREATE POLICY associate_writes ON oltp.order_line TO millrace_associate
  USING (EXISTS (SELECT FROM oltp.sales_order o
                  WHERE o.order_id = order_line.order_id AND o.entered_by = session_user));

-- A return is taken by whoever is at the counter, of any order that he may see.
CREATE POLICY associate_sees ON oltp.order_return FOR SELECT TO millrace_associate
  USING (EXISTS (SELECT FROM oltp.sales_order o WHERE o.order_id = order_return.order_id));
CREATE POLICY associate_takes ON oltp.order_return FOR INSERT TO millrace_associate
  WITH CHECK (entered_by = session_user
              AND EXISTS (SELECT FROM oltp.sales_order o WHERE o.order_id = order_return.order_id));
CREATE POLICY associate_edits ON oltp.order_return FOR UPDATE TO millrace_associate
  USING (entered_by = session_user);
CREATE POLICY associate_cancels ON oltp.order_return FOR DELETE TO millrace_associate
  USING (entered_by = session_user);

-- How to reach a customer: for those who have him on an order that they may see, or who just made him.
CREATE FUNCTION oltp.customer_contact(customer varchar, OUT email varchar, OUT phone varchar)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT c.email, c.phone FROM oltp.customer c
   WHERE c.customer_id = customer
     AND (NOT EXISTS (SELECT FROM oltp.sales_order o WHERE o.customer_id = customer)
          OR EXISTS (SELECT FROM oltp.sales_order o
                      WHERE o.customer_id = customer
                        AND (o.entered_by = session_user OR o.region = ANY (auth.my_regions())
                             OR '*' = ANY (auth.my_regions()))))
$$;
REVOKE ALL ON FUNCTION oltp.customer_contact(varchar) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION oltp.customer_contact(varchar) TO millrace_associate;

-- The sync reads everything of the shop and writes only its own marks; what needs the owner of the
-- tables, it asks functions to do.
GRANT USAGE ON SCHEMA oltp, cdc, quality TO millrace_sync;
GRANT SELECT ON ALL TABLES IN SCHEMA cdc, quality TO millrace_sync;
GRANT SELECT ON oltp.segment, oltp.category, oltp.subcategory, oltp.product, oltp.customer, oltp.sales_order,
                oltp.order_line, oltp.order_return TO millrace_sync;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA cdc, quality TO millrace_sync;
REVOKE EXECUTE ON FUNCTION cdc.stamp(), cdc.bury_row(), cdc.bury_table() FROM millrace_sync;
GRANT EXECUTE ON FUNCTION oltp.keep_months(integer), oltp.ensure_months(date, date) TO millrace_sync;
GRANT INSERT, UPDATE ON cdc.handshake TO millrace_sync;
GRANT DELETE ON cdc.tombstone TO millrace_sync;
ALTER DEFAULT PRIVILEGES IN SCHEMA quality GRANT EXECUTE ON FUNCTIONS TO millrace_sync;
ALTER FUNCTION oltp.ensure_months(date, date) SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION oltp.keep_months(integer) SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION cdc.rearm() SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
ALTER FUNCTION cdc.restamp() SECURITY DEFINER SET search_path = pg_catalog, pg_temp;
CREATE POLICY sync_reads ON oltp.sales_order FOR SELECT TO millrace_sync USING (true);
CREATE POLICY sync_reads ON oltp.order_line FOR SELECT TO millrace_sync USING (true);
CREATE POLICY sync_reads ON oltp.order_return FOR SELECT TO millrace_sync USING (true);

-- For everybody's freshness pill: whether the shop has changes that a snapshot did not see. Says
-- nothing of which.
CREATE FUNCTION cdc.has_news(since pg_snapshot) RETURNS boolean LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM set_config('millrace.since', since::text, true);
  RETURN cdc.anything_new();
END $$;
REVOKE ALL ON FUNCTION cdc.has_news(pg_snapshot) FROM PUBLIC;
GRANT USAGE ON SCHEMA cdc TO millrace_manager, millrace_executive;
GRANT EXECUTE ON FUNCTION cdc.has_news(pg_snapshot) TO millrace_manager, millrace_executive, millrace_sync;

-- The account through which people come in, with another password each time. The owner's alone.
CREATE FUNCTION auth.make_gate(verifier text) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF session_user <> auth.owner() THEN
    RAISE EXCEPTION 'Only the owner of the database makes its gate.' USING ERRCODE = '42501';
  END IF;
  PERFORM auth.check_verifier(verifier);
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'millrace_gate') THEN
    EXECUTE format('ALTER ROLE millrace_gate PASSWORD %L', verifier);
  ELSE
    EXECUTE format('CREATE ROLE millrace_gate LOGIN CONNECTION LIMIT 20 PASSWORD %L IN ROLE millrace_gate_role', verifier);
  END IF;
END $$;
REVOKE ALL ON FUNCTION auth.make_gate(text) FROM PUBLIC;
