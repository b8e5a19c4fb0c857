-- Change data capture: every row says which transaction wrote it last, every vanished key leaves a
-- tombstone, and a sync reads what the snapshot of the sync before could not see.
CREATE SCHEMA cdc;

-- What vanished: keys only. For TRUNCATE the key is NULL.
CREATE TABLE cdc.tombstone (
  tombstone_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  table_name   text NOT NULL,          -- the root table, never a partition
  row_key      jsonb,
  operation    text NOT NULL CHECK (operation IN ('delete', 'key change', 'truncate')),
  written_xid  xid8 NOT NULL DEFAULT pg_current_xact_id(),
  written_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX tombstone_xid ON cdc.tombstone (written_xid);

-- tbl_last_dt is for people; tbl_last_xid, the top-level transaction also inside a savepoint, is for sync.
CREATE FUNCTION cdc.stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.tbl_last_dt := clock_timestamp();
  NEW.tbl_last_xid := pg_current_xact_id();
  RETURN NEW;
END $$;

-- Arguments: the root table's name, then the columns of the key as sync needs it.
CREATE FUNCTION cdc.bury_row() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = cdc, pg_catalog, pg_temp AS $$
DECLARE
  old_row jsonb := to_jsonb(OLD);
  row_key jsonb := '{}';
BEGIN
  FOR i IN 1 .. TG_NARGS - 1 LOOP
    row_key := row_key || jsonb_build_object(TG_ARGV[i], old_row -> TG_ARGV[i]);
  END LOOP;
  INSERT INTO cdc.tombstone (table_name, row_key, operation)
  VALUES (TG_ARGV[0], row_key, CASE TG_OP WHEN 'DELETE' THEN 'delete' ELSE 'key change' END);
  RETURN NULL;
END $$;

CREATE FUNCTION cdc.bury_table() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = cdc, pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO cdc.tombstone (table_name, row_key, operation) VALUES (TG_ARGV[0], NULL, 'truncate');
  RETURN NULL;
END $$;

-- Puts one table under capture; calling it again changes nothing.
-- The triggers are ENABLE ALWAYS: session_replication_role = replica does not get around them.
-- There is no index on tbl_last_dt, because nothing reads by it.
CREATE PROCEDURE cdc.enable(relation regclass, VARIADIC key_columns text[]) LANGUAGE plpgsql AS $$
DECLARE
  root text := (SELECT relname FROM pg_class WHERE oid = relation);
  arguments text := (SELECT string_agg(quote_literal(a), ', ') FROM unnest(root || key_columns) a);
  key_changed text :=
    (SELECT string_agg(format('OLD.%1$I IS DISTINCT FROM NEW.%1$I', c), ' OR ') FROM unnest(key_columns) c);
BEGIN
  EXECUTE format('ALTER TABLE %s ADD COLUMN IF NOT EXISTS tbl_last_dt timestamptz NOT NULL DEFAULT clock_timestamp()', relation);
  EXECUTE format('ALTER TABLE %s ADD COLUMN IF NOT EXISTS tbl_last_xid xid8 NOT NULL DEFAULT pg_current_xact_id()', relation);
  EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON %s (tbl_last_xid)', root || '_last_xid', relation);
  EXECUTE format('CREATE OR REPLACE TRIGGER cdc_zz_stamp BEFORE INSERT OR UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION cdc.stamp()', relation);
  EXECUTE format('CREATE OR REPLACE TRIGGER cdc_bury_deleted AFTER DELETE ON %s FOR EACH ROW EXECUTE FUNCTION cdc.bury_row(%s)', relation, arguments);
  EXECUTE format('CREATE OR REPLACE TRIGGER cdc_bury_moved AFTER UPDATE ON %s FOR EACH ROW WHEN (%s) EXECUTE FUNCTION cdc.bury_row(%s)', relation, key_changed, arguments);
  EXECUTE format('CREATE OR REPLACE TRIGGER cdc_bury_truncated AFTER TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION cdc.bury_table(%L)', relation, root);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER cdc_zz_stamp', relation);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER cdc_bury_deleted', relation);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER cdc_bury_moved', relation);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER cdc_bury_truncated', relation);
END $$;

CREATE PROCEDURE cdc.enable_all() LANGUAGE plpgsql AS $$
BEGIN
  CALL cdc.enable('oltp.segment', 'segment_id');
  CALL cdc.enable('oltp.category', 'category_id');
  CALL cdc.enable('oltp.subcategory', 'subcategory_id');
  CALL cdc.enable('oltp.product', 'product_id');
  CALL cdc.enable('oltp.customer', 'customer_id');
  -- The date and the customer belong to the key here: an order that moves leaves a hole in its old
  -- month and may change what its old customer's first order was.
  CALL cdc.enable('oltp.sales_order', 'order_id', 'order_date', 'customer_id');
  CALL cdc.enable('oltp.order_line', 'order_id', 'line_no', 'order_date');
  CALL cdc.enable('oltp.order_return', 'return_id', 'order_id', 'order_date');
END $$;
CALL cdc.enable_all();

CREATE VIEW cdc.captured AS
  SELECT c.oid, c.relname, c.relkind
    FROM pg_class c
   WHERE c.relnamespace = 'oltp'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
     AND c.relname IN ('segment', 'category', 'subcategory', 'product', 'customer', 'sales_order',
                       'order_line', 'order_return');

-- Wakes triggers that somebody put to sleep or dropped, also those that ENABLE TRIGGER woke only for
-- ordinary sessions. Returns how many. A table with a writer under way is left for the next time: to
-- wait for him would hold up all others, and until then the sync reads that table as a whole.
CREATE FUNCTION cdc.rearm() RETURNS integer LANGUAGE plpgsql SET lock_timeout = '200ms' AS $$
DECLARE
  asleep record;
  woken integer := 0;
BEGIN
  IF EXISTS (SELECT FROM cdc.captured c
              WHERE (SELECT count(*) FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname LIKE 'cdc\_%') <> 4) THEN
    BEGIN
      CALL cdc.enable_all();
      woken := 1;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN NULL;
    END;
  END IF;
  FOR asleep IN
    SELECT t.tgrelid::regclass AS relation, t.tgname
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE t.tgname LIKE 'cdc\_%' AND t.tgenabled <> 'A' AND c.relnamespace = 'oltp'::regnamespace
  LOOP
    BEGIN
      EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', asleep.relation, asleep.tgname);
      woken := woken + 1;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN NULL;
    END;
  END LOOP;
  RETURN woken;
END $$;
