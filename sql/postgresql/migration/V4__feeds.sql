-- What a sync reads. A sync works in one REPEATABLE READ, READ ONLY transaction and says through
-- transaction-local settings what it wants: millrace.since, the snapshot of the sync before, and
-- keys to look at again although nobody changed them (quarantined rows, months to repair).

CREATE FUNCTION cdc.since() RETURNS pg_snapshot LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT nullif(current_setting('millrace.since', true), '')::pg_snapshot
$$;

-- A row is new if the snapshot before did not see the transaction that wrote it. The first test is
-- what the index on tbl_last_xid answers. Versions are never ordered by xid. On a standby, whose
-- snapshot does not list running transactions, everything from the old xmin on counts as new.
CREATE FUNCTION cdc.is_new(xid xid8, since pg_snapshot) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT xid >= pg_snapshot_xmin(since) AND NOT pg_visible_in_snapshot(xid, since)
$$;

-- The keys named by a setting that holds a JSON array of texts.
CREATE FUNCTION cdc.named(setting text) RETURNS SETOF text LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT jsonb_array_elements_text(coalesce(nullif(current_setting(setting, true), ''), '[]')::jsonb)
$$;

-- The functions below are planned once and only by index and nested loop: what they cost grows with
-- the change, whatever the statistics say and however long the tables are.

-- Whether anything at all changed: what an idle sync asks.
CREATE FUNCTION cdc.anything_new() RETURNS boolean LANGUAGE plpgsql STABLE
  SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE since pg_snapshot := cdc.since();
BEGIN
  RETURN EXISTS (SELECT FROM oltp.order_line WHERE cdc.is_new(tbl_last_xid, since))
      OR EXISTS (SELECT FROM oltp.sales_order WHERE cdc.is_new(tbl_last_xid, since))
      OR EXISTS (SELECT FROM oltp.order_return WHERE cdc.is_new(tbl_last_xid, since))
      OR EXISTS (SELECT FROM oltp.customer WHERE cdc.is_new(tbl_last_xid, since))
      OR EXISTS (SELECT FROM oltp.product WHERE cdc.is_new(tbl_last_xid, since))
      OR EXISTS (SELECT FROM oltp.subcategory WHERE cdc.is_new(tbl_last_xid, since))
      OR EXISTS (SELECT FROM oltp.category WHERE cdc.is_new(tbl_last_xid, since))
      OR EXISTS (SELECT FROM oltp.segment WHERE cdc.is_new(tbl_last_xid, since))
      OR EXISTS (SELECT FROM cdc.tombstone WHERE cdc.is_new(written_xid, since));
END $$;

CREATE FUNCTION cdc.touched_product() RETURNS TABLE (product_id varchar) LANGUAGE plpgsql STABLE
  ROWS 50 SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE since pg_snapshot := cdc.since();
BEGIN
  RETURN QUERY
    SELECT p.product_id FROM oltp.product p WHERE cdc.is_new(p.tbl_last_xid, since)
    UNION
    SELECT p.product_id FROM oltp.subcategory s JOIN oltp.product p USING (subcategory_id)
     WHERE cdc.is_new(s.tbl_last_xid, since)
    UNION
    SELECT p.product_id
      FROM oltp.category c JOIN oltp.subcategory s USING (category_id) JOIN oltp.product p USING (subcategory_id)
     WHERE cdc.is_new(c.tbl_last_xid, since)
    UNION
    SELECT p.product_id FROM cdc.tombstone t JOIN oltp.product p
        ON p.subcategory_id = (t.row_key ->> 'subcategory_id')::integer
     WHERE t.table_name = 'subcategory' AND cdc.is_new(t.written_xid, since)
    UNION
    SELECT p.product_id
      FROM cdc.tombstone t JOIN oltp.subcategory s ON s.category_id = (t.row_key ->> 'category_id')::integer
      JOIN oltp.product p USING (subcategory_id)
     WHERE t.table_name = 'category' AND cdc.is_new(t.written_xid, since)
    UNION
    SELECT (t.row_key ->> 'product_id')::varchar FROM cdc.tombstone t
     WHERE t.table_name = 'product' AND t.row_key IS NOT NULL AND cdc.is_new(t.written_xid, since)
    UNION
    SELECT n::varchar FROM cdc.named('millrace.products') n;
END $$;

-- Customers whose own row or segment changed.
CREATE FUNCTION cdc.changed_customer() RETURNS TABLE (customer_id varchar) LANGUAGE plpgsql STABLE
  ROWS 50 SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE since pg_snapshot := cdc.since();
BEGIN
  RETURN QUERY
    SELECT c.customer_id FROM oltp.customer c WHERE cdc.is_new(c.tbl_last_xid, since)
    UNION
    SELECT c.customer_id FROM oltp.segment s JOIN oltp.customer c USING (segment_id)
     WHERE cdc.is_new(s.tbl_last_xid, since)
    UNION
    SELECT c.customer_id FROM cdc.tombstone t JOIN oltp.customer c
        ON c.segment_id = (t.row_key ->> 'segment_id')::integer
     WHERE t.table_name = 'segment' AND cdc.is_new(t.written_xid, since)
    UNION
    SELECT (t.row_key ->> 'customer_id')::varchar FROM cdc.tombstone t
     WHERE t.table_name = 'customer' AND t.row_key IS NOT NULL AND cdc.is_new(t.written_xid, since)
    UNION
    SELECT n::varchar FROM cdc.named('millrace.customers') n;
END $$;

-- Customers to load again: also those whose first order may have become another one.
CREATE FUNCTION cdc.touched_customer() RETURNS TABLE (customer_id varchar) LANGUAGE plpgsql STABLE
  ROWS 200 SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE since pg_snapshot := cdc.since();
BEGIN
  RETURN QUERY
    SELECT c.customer_id FROM cdc.changed_customer() c
    UNION
    SELECT o.customer_id FROM oltp.sales_order o WHERE cdc.is_new(o.tbl_last_xid, since)
    UNION
    SELECT (t.row_key ->> 'customer_id')::varchar FROM cdc.tombstone t
     WHERE t.table_name = 'sales_order' AND t.row_key IS NOT NULL AND cdc.is_new(t.written_xid, since);
END $$;

-- Orders to load again, under their old date and their new one. The order is the unit of change:
-- whatever happened to it, its lines, its returns, its customer or one of its products, the
-- warehouse's rows of that order are replaced by what the shop holds now.
CREATE FUNCTION cdc.touched_order() RETURNS TABLE (order_id varchar, order_date date) LANGUAGE plpgsql STABLE
  ROWS 200 SET plan_cache_mode = force_generic_plan
  SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
DECLARE since pg_snapshot := cdc.since();
BEGIN
  RETURN QUERY
    SELECT o.order_id, o.order_date FROM oltp.sales_order o WHERE cdc.is_new(o.tbl_last_xid, since)
    UNION
    SELECT l.order_id, l.order_date FROM oltp.order_line l WHERE cdc.is_new(l.tbl_last_xid, since)
    UNION
    SELECT r.order_id, r.order_date FROM oltp.order_return r WHERE cdc.is_new(r.tbl_last_xid, since)
    UNION
    SELECT twin.order_id, twin.order_date
      FROM oltp.order_return r JOIN oltp.order_return twin ON twin.return_id = r.return_id AND twin.order_date <> r.order_date
     WHERE cdc.is_new(r.tbl_last_xid, since)
    UNION
    SELECT (t.row_key ->> 'order_id')::varchar, (t.row_key ->> 'order_date')::date FROM cdc.tombstone t
     WHERE t.table_name IN ('sales_order', 'order_line', 'order_return') AND t.row_key IS NOT NULL
       AND cdc.is_new(t.written_xid, since)
    UNION
    SELECT o.order_id, o.order_date FROM cdc.changed_customer() c JOIN oltp.sales_order o USING (customer_id)
    UNION
    SELECT l.order_id, l.order_date FROM cdc.touched_product() p JOIN oltp.order_line l USING (product_id)
    UNION
    SELECT o.order_id, o.order_date FROM cdc.named('millrace.orders') n JOIN oltp.sales_order o ON o.order_id = n
    UNION
    SELECT l.order_id, l.order_date FROM cdc.named('millrace.orders') n JOIN oltp.order_line l ON l.order_id = n
    UNION
    SELECT l.order_id, l.order_date FROM cdc.named('millrace.months') m JOIN oltp.order_line l
        ON l.order_date >= m::date AND l.order_date < m::date + interval '1 month'
    UNION
    SELECT r.order_id, r.order_date FROM cdc.named('millrace.months') m JOIN oltp.order_return r
        ON r.order_date >= m::date AND r.order_date < m::date + interval '1 month';
END $$;

-- The warehouse's key of a day; a day that no calendar holds has key 0 and a check that names it.
CREATE FUNCTION cdc.date_key(day date) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN day BETWEEN '1900-01-01' AND '2199-12-31' THEN
    (date_part('year', day) * 10000 + date_part('month', day) * 100 + date_part('day', day))::integer ELSE 0 END
$$;

-- The rows of the warehouse's dimensions and facts, as the shop has them now, with natural keys.
CREATE VIEW cdc.product_feed AS
  SELECT product_id, product_name, subcategory_name, category_name
    FROM oltp.product JOIN oltp.subcategory USING (subcategory_id) JOIN oltp.category USING (category_id);

CREATE VIEW cdc.customer_feed AS
  SELECT c.customer_id, c.customer_name, s.segment_name, c.email, c.phone,
         (SELECT min(o.order_date) FROM oltp.sales_order o
           WHERE o.customer_id = c.customer_id AND cdc.date_key(o.order_date) > 0) AS first_order_date
    FROM oltp.customer c JOIN oltp.segment s USING (segment_id);

-- place_hash stands for the six columns of the place within one run only.
CREATE VIEW cdc.order_feed AS
  SELECT o.order_id, o.order_date, o.customer_id, o.order_priority,
         o.ship_country, o.ship_state, o.ship_city, o.ship_postal_code, o.region, o.market,
         hash_record_extended(ROW (o.ship_country, o.ship_state, o.ship_city, o.ship_postal_code,
                                   o.region, o.market), 0) AS place_hash
    FROM oltp.sales_order o;

-- Joined by the order's id alone: a line or a return under another date than its order's is what
-- checks 2 and 4 hold back, and the second condition would ruin the planner's estimate a thousandfold.
CREATE VIEW cdc.sale_feed AS
  SELECT l.order_id, l.line_no, l.order_date, cdc.date_key(l.order_date) AS order_date_key,
         cdc.date_key(l.ship_date) AS ship_date_key, o.customer_id, l.product_id, o.place_hash,
         o.order_priority, l.ship_mode, l.quantity, l.sales, l.discount, l.profit, l.shipping_cost
    FROM oltp.order_line l JOIN cdc.order_feed o ON o.order_id = l.order_id;

CREATE VIEW cdc.return_feed AS
  SELECT r.return_id, r.order_id, r.order_date, cdc.date_key(r.order_date) AS order_date_key,
         cdc.date_key(r.return_date) AS return_date_key, o.customer_id, o.place_hash,
         r.return_status, r.return_region, r.return_reason
    FROM oltp.order_return r JOIN cdc.order_feed o ON o.order_id = r.order_id;

-- One number for one sale: equal numbers, equal rows. The warehouse computes the same from its own
-- tables (sql/mysql/reconcile); 48 bits, so that both servers can add up a month exactly. Not MD5,
-- which MySQL 9.6 and later no longer have.
CREATE FUNCTION cdc.row_hash(fields text) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT ('x' || encode(substr(sha256(convert_to(fields, 'UTF8')), 1, 6), 'hex'))::bit(48)::bigint
$$;

-- Rows that failed a check and so must not be in the warehouse: millrace.held is a JSON array of
-- {"table_name": …, "order_id": …, "order_date_key": …, "line_no": …, "return_id": …, "customer_id": …,
-- "product_id": …}.
CREATE FUNCTION cdc.held(held_table text)
  RETURNS TABLE (order_id varchar, order_date_key integer, line_no integer, return_id bigint, customer_id varchar, product_id varchar)
  LANGUAGE sql STABLE PARALLEL SAFE ROWS 10 AS $$
  SELECT h.order_id, h.order_date_key, h.line_no, h.return_id, h.customer_id, h.product_id
    FROM jsonb_to_recordset(coalesce(nullif(current_setting('millrace.held', true), ''), '[]')::jsonb)
      AS h(table_name text, order_id varchar, order_date_key integer, line_no integer, return_id bigint, customer_id varchar,
           product_id varchar)
   WHERE h.table_name = held_table
$$;

CREATE VIEW cdc.sale_proof AS
  SELECT l.order_id, l.line_no, l.order_date, cdc.date_key(l.order_date) / 100 AS month_key,
         o.customer_id, l.product_id, o.market, o.region, l.quantity, l.sales, l.profit, l.shipping_cost,
         concat_ws(chr(31), l.order_id, l.line_no, cdc.date_key(l.order_date), cdc.date_key(l.ship_date),
           o.customer_id, l.product_id, o.ship_country, o.ship_state, o.ship_city, o.ship_postal_code, o.region,
           o.market, o.order_priority, l.ship_mode, l.quantity, l.sales, l.discount, l.profit, l.shipping_cost) AS fields
    FROM oltp.order_line l JOIN oltp.sales_order o ON o.order_id = l.order_id
   WHERE NOT EXISTS (SELECT FROM cdc.held('order_line') h WHERE h.order_id = l.order_id AND h.line_no = l.line_no
                       AND (h.order_date_key IS NULL OR h.order_date_key = cdc.date_key(l.order_date)))
     AND NOT EXISTS (SELECT FROM cdc.held('sales_order') h WHERE h.order_id = l.order_id)
     AND NOT EXISTS (SELECT FROM cdc.held('customer') h WHERE h.customer_id = o.customer_id)
     AND NOT EXISTS (SELECT FROM cdc.held('product') h WHERE h.product_id = l.product_id);

CREATE VIEW cdc.return_proof AS
  SELECT r.return_id, r.order_id, r.order_date, cdc.date_key(r.order_date) / 100 AS month_key,
         concat_ws(chr(31), r.return_id, r.order_id, cdc.date_key(r.order_date), cdc.date_key(r.return_date),
           o.customer_id, r.return_status, r.return_region, r.return_reason) AS fields
    FROM oltp.order_return r JOIN oltp.sales_order o ON o.order_id = r.order_id
   WHERE NOT EXISTS (SELECT FROM cdc.held('order_return') h WHERE h.return_id = r.return_id)
     AND NOT EXISTS (SELECT FROM cdc.held('sales_order') h WHERE h.order_id = r.order_id)
     AND NOT EXISTS (SELECT FROM cdc.held('customer') h WHERE h.customer_id = o.customer_id);

-- What changed of a feed, with plans that a session makes once: planning a join over a hundred
-- partitions takes longer than running it for a small change.
CREATE FUNCTION cdc.changed_sale() RETURNS SETOF cdc.sale_feed LANGUAGE plpgsql STABLE ROWS 400 AS $$
BEGIN
  RETURN QUERY SELECT f.* FROM cdc.touched_order() k
                 JOIN cdc.sale_feed f ON f.order_id = k.order_id AND f.order_date = k.order_date;
END $$;

CREATE FUNCTION cdc.changed_return() RETURNS SETOF cdc.return_feed LANGUAGE plpgsql STABLE ROWS 50 AS $$
BEGIN
  RETURN QUERY SELECT f.* FROM cdc.touched_order() k
                 JOIN cdc.return_feed f ON f.order_id = k.order_id AND f.order_date = k.order_date;
END $$;

CREATE FUNCTION cdc.changed_sale_proof() RETURNS SETOF cdc.sale_proof LANGUAGE plpgsql STABLE ROWS 400 AS $$
BEGIN
  RETURN QUERY SELECT p.* FROM cdc.touched_order() k
                 JOIN cdc.sale_proof p ON p.order_id = k.order_id AND p.order_date = k.order_date;
END $$;

CREATE FUNCTION cdc.changed_return_proof() RETURNS SETOF cdc.return_proof LANGUAGE plpgsql STABLE ROWS 50 AS $$
BEGIN
  RETURN QUERY SELECT p.* FROM cdc.touched_order() k
                 JOIN cdc.return_proof p ON p.order_id = k.order_id AND p.order_date = k.order_date;
END $$;

-- Who the database is, to notice one that was restored from a backup or is another one altogether.
CREATE FUNCTION cdc.identity()
  RETURNS TABLE (system_identifier bigint, timeline integer, database_oid bigint, in_recovery boolean)
  LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT (pg_control_system()).system_identifier, (pg_control_checkpoint()).timeline_id,
         (SELECT oid::bigint FROM pg_database WHERE datname = current_database()), pg_is_in_recovery()
$$;

-- Each sync leaves a nonce here once its snapshot stands, and in the warehouse when it commits. A
-- warehouse that holds neither of its two nonces was not loaded from this database as it is now.
CREATE TABLE cdc.handshake (
  consumer       text PRIMARY KEY,
  nonce          uuid NOT NULL,
  previous_nonce uuid,
  written_at     timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Rows that came with xids of another cluster (a restored dump) would count as new for ever, or
-- worse, never: gives those a stamp of this one.
CREATE FUNCTION cdc.restamp() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  root text;
  ahead xid8 := pg_snapshot_xmax(pg_current_snapshot());
  changed bigint;
  total bigint := 0;
BEGIN
  FOREACH root IN ARRAY ARRAY['segment', 'category', 'subcategory', 'product', 'customer', 'sales_order',
                              'order_line', 'order_return'] LOOP
    EXECUTE format('UPDATE oltp.%I SET tbl_last_xid = tbl_last_xid WHERE tbl_last_xid >= $1', root) USING ahead;
    GET DIAGNOSTICS changed = ROW_COUNT;
    total := total + changed;
  END LOOP;
  DELETE FROM cdc.tombstone WHERE written_xid >= ahead;
  RETURN total;
END $$;

-- What must not change behind the triggers' back: a partition swapped or emptied (relfilenode),
-- columns altered, triggers switched off, even for a moment (the xmin of their catalogue row). A
-- partition whose bounds are not the month of its name shows them in its name. What has a trigger
-- asleep is different each time, so each sync reads it again, until the trigger can be woken.
CREATE VIEW cdc.structure AS
  WITH trigger_state AS (
    SELECT tgrelid, md5(string_agg(concat_ws(':', tgname, tgenabled, xmin), ',' ORDER BY tgname))
             || CASE WHEN bool_and(tgenabled = 'A') THEN '' ELSE clock_timestamp()::text END AS state
      FROM pg_trigger WHERE tgname LIKE 'cdc\_%' GROUP BY tgrelid)
  SELECT 'partition' AS kind,
         CASE WHEN leaf.relname ~ '_\d{4}_\d{2}$' AND bounds.text = format('FOR VALUES FROM (%L) TO (%L)', month.first_day,
                     (month.first_day + interval '1 month')::date)
              THEN leaf.relname::text ELSE leaf.relname || ' ' || bounds.text END AS name,
         concat_ws(':', leaf.oid, pg_relation_filenode(leaf.oid), t.state) AS state
    FROM cdc.captured root
    CROSS JOIN LATERAL pg_partition_tree(root.oid) tree
    JOIN pg_class leaf ON leaf.oid = tree.relid
    CROSS JOIN LATERAL (SELECT pg_get_expr(leaf.relpartbound, leaf.oid) AS text) bounds
    CROSS JOIN LATERAL (SELECT to_date(substring(leaf.relname FROM '_(\d{4}_\d{2})$'), 'YYYY_MM') AS first_day) month
    LEFT JOIN trigger_state t ON t.tgrelid = leaf.oid
   WHERE root.relkind = 'p' AND tree.isleaf
  UNION ALL
  SELECT 'columns', c.relname, md5(string_agg(
           concat_ws(':', a.attnum, a.attname, a.atttypid, a.atttypmod, a.attnotnull), ',' ORDER BY a.attnum))
    FROM cdc.captured c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
   GROUP BY c.relname
  UNION ALL
  SELECT 'triggers', c.relname, coalesce(t.state, clock_timestamp()::text)
    FROM cdc.captured c LEFT JOIN trigger_state t ON t.tgrelid = c.oid;
