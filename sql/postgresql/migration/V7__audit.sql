-- The audit: who did what, and when, with the values before and after. Written by the tables' own
-- triggers and by functions of the owner; nobody else may write here.
--
-- A record is what one statement did to one table, or an event such as a sign-in; audit.change has
-- its rows. Each record carries from the beginning a seal under a key that only the owner's functions
-- read. audit.seal() then links the committed records into a chain in which each hash covers the one
-- before; so writers never wait for one another. The chain's head is kept in the other database, too.
CREATE SCHEMA audit;
REVOKE ALL ON SCHEMA audit FROM PUBLIC;

-- One row: two random keys for a keyed hash, as HMAC nests its two.
CREATE TABLE audit.key (
  inner_key bytea NOT NULL,
  outer_key bytea NOT NULL
);
INSERT INTO audit.key
SELECT string_agg(uuid_send(gen_random_uuid()), '') FILTER (WHERE n <= 4),
       string_agg(uuid_send(gen_random_uuid()), '') FILTER (WHERE n > 4)
  FROM generate_series(1, 8) n;

-- person is the account without its prefix, or 'owner'. position and hash come with the chain; the
-- positions of a chain have no gaps, so the last one counts its records.
CREATE TABLE audit.record (
  record_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  written_at  timestamptz NOT NULL,
  person      text NOT NULL,
  account     text NOT NULL,
  transaction xid8 NOT NULL,
  event       text NOT NULL,
  subject     text,
  row_count   bigint NOT NULL,
  rows_digest bytea,
  detail      jsonb NOT NULL,
  own_hash    bytea NOT NULL,
  position    bigint UNIQUE,
  hash        bytea
);
CREATE INDEX record_unsealed ON audit.record (record_id) WHERE position IS NULL;
CREATE INDEX record_written_at ON audit.record (written_at);

-- No reference to the record, which is written after its rows: it holds their number and digest.
CREATE TABLE audit.change (
  record_id bigint NOT NULL,
  row_no    bigint NOT NULL,
  before    jsonb,
  after     jsonb,
  row_hash  bytea NOT NULL,
  PRIMARY KEY (record_id, row_no)
);

-- One row: the head of the chain, and what was before the oldest record that is still kept.
CREATE TABLE audit.chain (
  chain_id            uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  position            bigint NOT NULL DEFAULT 0,
  hash                bytea NOT NULL DEFAULT '',
  checkpoint_position bigint NOT NULL DEFAULT 0,
  checkpoint_hash     bytea NOT NULL DEFAULT '',
  checkpoint_seal     bytea,
  least_days          integer NOT NULL DEFAULT 90 CHECK (least_days > 0),
  purged_at           timestamptz NOT NULL DEFAULT clock_timestamp()
);
INSERT INTO audit.chain DEFAULT VALUES;

-- Heads of the chains of the warehouses that follow this shop.
CREATE TABLE audit.anchor (
  anchor_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  chain_id    uuid NOT NULL,
  position    bigint NOT NULL,
  hash        text NOT NULL,
  account     text NOT NULL,
  anchored_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX anchor_newest ON audit.anchor (chain_id, anchor_id);

-- Writing ------------------------------------------------------------------------------------------

CREATE FUNCTION audit.keyed_hash(content text, inner_key bytea, outer_key bytea) RETURNS bytea LANGUAGE sql STABLE
  AS $$ SELECT sha256(outer_key || sha256(inner_key || convert_to(content, 'UTF8'))) $$;

-- No line break stands unescaped in the text of a jsonb.
CREATE FUNCTION audit.row_hash(record_id bigint, row_no bigint, before jsonb, after jsonb) RETURNS bytea LANGUAGE sql STABLE
  AS $$ SELECT sha256(convert_to(record_id || E'\n' || row_no || E'\n' || coalesce(before::text, '') || E'\n' || coalesce(after::text, ''), 'UTF8')) $$;

-- What a record's seal covers; the same in every session, whatever its time zone.
CREATE FUNCTION audit.content(r audit.record) RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT jsonb_build_array(r.record_id, (extract(epoch FROM r.written_at) * 1000000)::bigint, r.person, r.account,
                 r.transaction::text, r.event, r.subject, r.row_count, encode(r.rows_digest, 'hex'), r.detail)::text $$;

-- session_user is who signed in to the server, also under SET ROLE and in functions of the owner.
CREATE FUNCTION audit.write(record_id bigint, event text, subject text, row_count bigint, rows_digest bytea, detail jsonb)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
DECLARE
  r audit.record;
  k audit.key;
BEGIN
  r.record_id := record_id;
  r.written_at := clock_timestamp();
  r.account := session_user;
  r.person := CASE WHEN session_user = current_user THEN 'owner'
                   WHEN r.account ~ '^[us]_.' THEN substr(r.account, 3) ELSE r.account END;
  r.transaction := pg_current_xact_id();
  r.event := event;
  r.subject := subject;
  r.row_count := row_count;
  r.rows_digest := rows_digest;
  r.detail := coalesce(detail, '{}');
  SELECT * INTO STRICT k FROM audit.key;
  r.own_hash := audit.keyed_hash(audit.content(r), k.inner_key, k.outer_key);
  INSERT INTO audit.record OVERRIDING SYSTEM VALUE SELECT r.*;
END $$;

CREATE FUNCTION audit.next_id() RETURNS bigint LANGUAGE sql VOLATILE
  AS $$ SELECT nextval('audit.record_record_id_seq') $$;

-- An event that no table shows. For functions of the owner; people have audit.tell.
CREATE FUNCTION audit.note(event text, subject text, detail jsonb) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
BEGIN
  PERFORM audit.write(audit.next_id(), event, subject, 0, NULL, detail);
END $$;

-- What a person's own program says of itself: nothing that a server does.
CREATE FUNCTION audit.tell(event text, subject text, detail jsonb) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
BEGIN
  IF event IS NULL OR event NOT IN ('archive', 'export', 'import', 'question', 'restore', 'sql', 'sync') THEN
    RAISE EXCEPTION 'Nobody may tell the audit of an event "%".', event USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF length(subject) > 2000 OR length(detail::text) > 100000 THEN
    RAISE EXCEPTION 'That is too long for the audit.' USING ERRCODE = 'program_limit_exceeded';
  END IF;
  PERFORM audit.write(audit.next_id(), event, subject, 0, NULL, detail);
END $$;

-- While the owner's functions do housekeeping, which is one record and not one for each row, a
-- setting says so; without the key nobody can make its value, and it is worth nothing in another
-- transaction. Gives back what it was before.
CREATE FUNCTION audit.pause_token() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp
  AS $$ SELECT encode(audit.keyed_hash('pause ' || pg_current_xact_id()::text, inner_key, outer_key), 'hex') FROM audit.key $$;

CREATE FUNCTION audit.pause() RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  before text := coalesce(current_setting('audit.pause', true), '');
BEGIN
  PERFORM set_config('audit.pause', audit.pause_token(), true);
  RETURN before;
END $$;

CREATE FUNCTION audit.resume(before text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('audit.pause', before, true);
END $$;

CREATE FUNCTION audit.is_paused() RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN coalesce(current_setting('audit.pause', true), '') <> '' AND current_setting('audit.pause', true) = audit.pause_token();
END $$;

-- Triggers: once for a statement, whatever it did. The argument is the root table's name; a partition
-- that was addressed by its own name is in the detail. The digest is one of digests, because all
-- hashes of a very large statement do not fit into one value.

CREATE FUNCTION audit.record_insert() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
DECLARE
  id bigint;
  total bigint;
  digest bytea;
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows) OR audit.is_paused() THEN
    RETURN NULL;
  END IF;
  id := audit.next_id();
  WITH inserted AS (
    SELECT row_number() OVER () AS row_no, to_jsonb(n) - '{tbl_last_dt,tbl_last_xid}'::text[] AS after FROM new_rows n
  ), written AS (
    INSERT INTO audit.change
    SELECT id, row_no, NULL, after, audit.row_hash(id, row_no, NULL, after) FROM inserted
    RETURNING row_no, row_hash
  ), part AS (
    SELECT row_no / 8192 AS part_no, count(*) AS rows, sha256(string_agg(row_hash, '' ORDER BY row_no)) AS hash FROM written GROUP BY 1
  )
  SELECT sum(rows), sha256(string_agg(hash, '' ORDER BY part_no)) INTO total, digest FROM part;
  PERFORM audit.write(id, 'insert', TG_ARGV[0], total, digest, audit.where_from(TG_ARGV[0], TG_TABLE_NAME));
  RETURN NULL;
END $$;

CREATE FUNCTION audit.record_delete() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
DECLARE
  id bigint;
  total bigint;
  digest bytea;
BEGIN
  IF NOT EXISTS (SELECT FROM old_rows) OR audit.is_paused() THEN
    RETURN NULL;
  END IF;
  id := audit.next_id();
  WITH deleted AS (
    SELECT row_number() OVER () AS row_no, to_jsonb(o) - '{tbl_last_dt,tbl_last_xid}'::text[] AS before FROM old_rows o
  ), written AS (
    INSERT INTO audit.change
    SELECT id, row_no, before, NULL, audit.row_hash(id, row_no, before, NULL) FROM deleted
    RETURNING row_no, row_hash
  ), part AS (
    SELECT row_no / 8192 AS part_no, count(*) AS rows, sha256(string_agg(row_hash, '' ORDER BY row_no)) AS hash FROM written GROUP BY 1
  )
  SELECT sum(rows), sha256(string_agg(hash, '' ORDER BY part_no)) INTO total, digest FROM part;
  PERFORM audit.write(id, 'delete', TG_ARGV[0], total, digest, audit.where_from(TG_ARGV[0], TG_TABLE_NAME));
  RETURN NULL;
END $$;

-- Both transition tables are in the order in which the rows were changed, also of rows that moved to
-- another partition or got another key. A full join, which is never a nested loop, because the plan
-- is made for the first statement of a session and used for all that follow.
CREATE FUNCTION audit.record_update() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
DECLARE
  id bigint;
  total bigint;
  digest bytea;
BEGIN
  IF NOT EXISTS (SELECT FROM new_rows) OR audit.is_paused() THEN
    RETURN NULL;
  END IF;
  id := audit.next_id();
  WITH old_row AS (
    SELECT row_number() OVER () AS n, to_jsonb(o) - '{tbl_last_dt,tbl_last_xid}'::text[] AS before FROM old_rows o
  ), new_row AS (
    SELECT row_number() OVER () AS n, to_jsonb(o) - '{tbl_last_dt,tbl_last_xid}'::text[] AS after FROM new_rows o
  ), updated AS (
    SELECT row_number() OVER () AS row_no, before, after
      FROM old_row FULL JOIN new_row USING (n) WHERE before IS DISTINCT FROM after
  ), written AS (
    INSERT INTO audit.change
    SELECT id, row_no, before, after, audit.row_hash(id, row_no, before, after) FROM updated
    RETURNING row_no, row_hash
  ), part AS (
    SELECT row_no / 8192 AS part_no, count(*) AS rows, sha256(string_agg(row_hash, '' ORDER BY row_no)) AS hash FROM written GROUP BY 1
  )
  SELECT sum(rows), sha256(string_agg(hash, '' ORDER BY part_no)) INTO total, digest FROM part;
  IF total > 0 THEN
    PERFORM audit.write(id, 'update', TG_ARGV[0], total, digest, audit.where_from(TG_ARGV[0], TG_TABLE_NAME));
  END IF;
  RETURN NULL;
END $$;

-- To truncate the root fires the partitions' triggers after the root's own.
CREATE FUNCTION audit.record_truncate() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
BEGIN
  IF audit.is_paused() OR (TG_TABLE_NAME <> TG_ARGV[0] AND EXISTS (
       SELECT FROM audit.record r
        WHERE r.position IS NULL AND r.transaction = pg_current_xact_id() AND r.event = 'truncate'
          AND r.subject = TG_ARGV[0] AND r.detail = '{}' AND r.written_at >= statement_timestamp())) THEN
    RETURN NULL;
  END IF;
  PERFORM audit.note('truncate', TG_ARGV[0], audit.where_from(TG_ARGV[0], TG_TABLE_NAME));
  RETURN NULL;
END $$;

CREATE FUNCTION audit.where_from(root text, relation text) RETURNS jsonb LANGUAGE sql IMMUTABLE
  AS $$ SELECT CASE WHEN root = relation THEN '{}'::jsonb ELSE jsonb_build_object('partition', relation) END $$;

-- Puts one table or partition under audit; calling it again changes nothing. A partition needs its
-- own triggers for the statements that name it instead of its root.
CREATE FUNCTION audit.watch(relation regclass, root text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.record_insert(%L)', relation, root);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_update AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.record_update(%L)', relation, root);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION audit.record_delete(%L)', relation, root);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_truncate AFTER TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION audit.record_truncate(%L)', relation, root);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER audit_insert, ENABLE ALWAYS TRIGGER audit_update, ENABLE ALWAYS TRIGGER audit_delete, ENABLE ALWAYS TRIGGER audit_truncate', relation);
END $$;

-- The tables and partitions whose triggers are not all there and awake.
CREATE VIEW audit.unwatched AS
  WITH awake AS (
    SELECT t.tgrelid FROM pg_trigger t
     WHERE t.tgenabled = 'A'
       AND t.tgfoid IN ('audit.record_insert()'::regprocedure, 'audit.record_update()'::regprocedure,
                        'audit.record_delete()'::regprocedure, 'audit.record_truncate()'::regprocedure)
     GROUP BY t.tgrelid HAVING count(DISTINCT t.tgfoid) = 4)
  SELECT c.oid::regclass AS relation, c.relname::text AS root FROM cdc.captured c
   WHERE NOT EXISTS (SELECT FROM awake a WHERE a.tgrelid = c.oid)
   UNION ALL
  SELECT i.inhrelid::regclass, c.relname::text FROM cdc.captured c JOIN pg_inherits i ON i.inhparent = c.oid
   WHERE NOT EXISTS (SELECT FROM awake a WHERE a.tgrelid = i.inhrelid);

SELECT audit.watch(relation, root) FROM audit.unwatched;

-- Wakes triggers that somebody put to sleep or dropped and leaves a record of that. A table with a
-- writer under way is left for the next time.
CREATE FUNCTION audit.rearm() RETURNS integer LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp SET lock_timeout = '200ms' AS $$
DECLARE
  asleep audit.unwatched;
  woken integer := 0;
BEGIN
  FOR asleep IN SELECT * FROM audit.unwatched LOOP
    BEGIN
      PERFORM audit.watch(asleep.relation, asleep.root);
      PERFORM audit.note('audit woken', asleep.root, jsonb_build_object('relation', asleep.relation::text));
      woken := woken + 1;
    EXCEPTION WHEN lock_not_available OR deadlock_detected THEN NULL;
    END;
  END LOOP;
  RETURN woken;
END $$;

-- The chain ----------------------------------------------------------------------------------------

CREATE FUNCTION audit.link_text(chain_id uuid, previous bytea, place bigint, own_hash bytea) RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT concat_ws(' ', 'link', chain_id, encode(previous, 'hex'), place, encode(own_hash, 'hex')) $$;

-- Links what was committed and is not in the chain yet, in order of record_id, and says where the
-- chain ends. One at a time, by the lock on the chain's row, which only the owner can take. A record
-- whose own seal is wrong was not written by the functions above, and stays outside.
CREATE FUNCTION audit.seal(OUT chain_id uuid, OUT "position" bigint, OUT hash text, OUT is_purge_due boolean) LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
DECLARE
  head audit.chain;
  r audit.record;
  k audit.key;
  moved boolean := false;
BEGIN
  IF NOT pg_is_in_recovery() THEN
    PERFORM audit.rearm();
  END IF;
  IF NOT pg_is_in_recovery() AND EXISTS (SELECT FROM audit.record x WHERE x.position IS NULL) THEN
    SELECT * INTO STRICT head FROM audit.chain FOR UPDATE;
    SELECT * INTO STRICT k FROM audit.key;
    FOR r IN SELECT * FROM audit.record x WHERE x.position IS NULL ORDER BY x.record_id LOOP
      CONTINUE WHEN r.own_hash IS DISTINCT FROM audit.keyed_hash(audit.content(r), k.inner_key, k.outer_key);
      head.position := head.position + 1;
      head.hash := audit.keyed_hash(audit.link_text(head.chain_id, head.hash, head.position, r.own_hash), k.inner_key, k.outer_key);
      UPDATE audit.record x SET position = head.position, hash = head.hash WHERE x.record_id = r.record_id;
      moved := true;
    END LOOP;
    IF moved THEN
      UPDATE audit.chain SET position = head.position, hash = head.hash;
    END IF;
  END IF;
  SELECT c.chain_id, c.position, encode(c.hash, 'hex'), NOT pg_is_in_recovery() AND c.purged_at < clock_timestamp() - interval '1 day'
    INTO STRICT chain_id, "position", hash, is_purge_due FROM audit.chain c;
END $$;

-- Keeps the head of a warehouse's chain, unless it is the one that was kept last.
CREATE FUNCTION audit.keep_anchor(chain uuid, place bigint, head_hash text) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
BEGIN
  IF NOT pg_is_in_recovery() AND NOT EXISTS (
       SELECT FROM (SELECT a.position, a.hash FROM audit.anchor a WHERE a.chain_id = chain ORDER BY a.anchor_id DESC LIMIT 1) newest
        WHERE newest.position = place AND newest.hash = head_hash) THEN
    INSERT INTO audit.anchor (chain_id, position, hash, account) VALUES (chain, place, head_hash, session_user);
  END IF;
END $$;

CREATE FUNCTION audit.checkpoint_text(chain audit.chain) RETURNS text LANGUAGE sql STABLE
  AS $$ SELECT concat_ws(' ', 'checkpoint', chain.chain_id, chain.checkpoint_position, encode(chain.checkpoint_hash, 'hex')) $$;

-- Stable, so that all of its queries see one state, whoever writes meanwhile.
-- What is wrong, in no order: each row a record, or a place in the chain where one should be.
CREATE FUNCTION audit.faults() RETURNS TABLE (place bigint, record_id bigint, reason text) LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp
  SET jit = off SET enable_hashagg = off SET enable_nestloop = off SET work_mem = '32MB' AS $$
DECLARE
  c audit.chain;
  k audit.key;
  last_place bigint;
BEGIN
  SELECT * INTO STRICT c FROM audit.chain;
  SELECT * INTO STRICT k FROM audit.key;
  IF (c.checkpoint_position > 0 OR c.checkpoint_seal IS NOT NULL)
     AND c.checkpoint_seal IS DISTINCT FROM audit.keyed_hash(audit.checkpoint_text(c), k.inner_key, k.outer_key) THEN
    RETURN QUERY SELECT c.checkpoint_position, NULL::bigint, 'the checkpoint of the last purge was edited'::text;
  END IF;

  -- The links, in order of the chain.
  RETURN QUERY
    SELECT CASE WHEN l.position = l.last_position + 1 THEN l.position ELSE l.last_position + 1 END,
           CASE WHEN l.position = l.last_position + 1 THEN l.record_id END,
           CASE WHEN l.position <= c.checkpoint_position THEN 'was put before the checkpoint by hand'
                WHEN l.position > l.last_position + 1 THEN 'was removed, and with it ' || (l.position - l.last_position - 2) || ' that followed'
                ELSE 'does not follow from the record before it: one of them was edited, removed or exchanged' END
      FROM (SELECT r.position, r.record_id, r.own_hash, r.hash,
                   lag(r.position, 1, c.checkpoint_position) OVER chained AS last_position,
                   lag(r.hash, 1, c.checkpoint_hash) OVER chained AS last_hash
              FROM audit.record r WHERE r.position IS NOT NULL WINDOW chained AS (ORDER BY r.position)) l
     WHERE l.position <> l.last_position + 1
        OR l.hash IS DISTINCT FROM audit.keyed_hash(audit.link_text(c.chain_id, l.last_hash, l.position, l.own_hash), k.inner_key, k.outer_key);

  -- Its end.
  SELECT coalesce(max(r.position), c.checkpoint_position) INTO last_place FROM audit.record r;
  IF last_place < c.position THEN
    RETURN QUERY SELECT last_place + 1, NULL::bigint,
      format('was removed, and with it %s that followed up to the end of the chain', c.position - last_place - 1);
  ELSIF last_place > c.position THEN
    RETURN QUERY SELECT r.position, r.record_id, 'was appended by hand'::text FROM audit.record r WHERE r.position > c.position;
  END IF;

  -- The records and their rows, in order of record_id.
  RETURN QUERY
    SELECT r.position, coalesce(r.record_id, f.record_id),
           CASE WHEN r.record_id IS NULL THEN 'has rows but no record: they were appended by hand, or the record was removed'
                WHEN r.own_hash IS DISTINCT FROM audit.keyed_hash(audit.content(r), k.inner_key, k.outer_key) THEN
                  CASE WHEN r.position IS NULL THEN 'was appended by hand, or edited before it came into the chain' ELSE 'was edited' END
                WHEN f.edited IS NOT NULL THEN 'was edited in its row ' || f.edited
                WHEN coalesce(f.rows, 0) < r.row_count THEN format('has %s of its %s rows: the others were removed', coalesce(f.rows, 0), r.row_count)
                ELSE 'has rows that were edited or appended by hand' END
      FROM audit.record r
      FULL JOIN (SELECT p.record_id, sum(p.rows) AS rows, min(p.edited) AS edited, sha256(string_agg(p.hash, '' ORDER BY p.part_no)) AS digest
                   FROM (SELECT h.record_id, h.row_no / 8192 AS part_no, count(*) AS rows,
                                min(h.row_no) FILTER (WHERE h.row_hash <> h.right_hash) AS edited,
                                sha256(string_agg(h.right_hash, '' ORDER BY h.row_no)) AS hash
                           FROM (SELECT x.record_id, x.row_no, x.row_hash, audit.row_hash(x.record_id, x.row_no, x.before, x.after) AS right_hash
                                   FROM audit.change x) h
                          GROUP BY h.record_id, h.row_no / 8192) p
                  GROUP BY p.record_id) f ON f.record_id = r.record_id
     WHERE r.record_id IS NULL
        OR r.own_hash IS DISTINCT FROM audit.keyed_hash(audit.content(r), k.inner_key, k.outer_key)
        OR f.edited IS NOT NULL OR r.row_count <> coalesce(f.rows, 0) OR r.rows_digest IS DISTINCT FROM f.digest;
END $$;

-- The first record in the order of the chain that is not as it was written, and why; no record where
-- one is missing. What is in no chain comes last.
CREATE FUNCTION audit.verify(OUT records bigint, OUT broken_place bigint, OUT broken_record bigint, OUT reason text) LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
BEGIN
  SELECT f.place, f.record_id, f.reason INTO broken_place, broken_record, reason
    FROM audit.faults() f ORDER BY f.place NULLS LAST, f.record_id LIMIT 1;
  SELECT count(*) INTO records FROM audit.record;
END $$;

-- The first of these heads, kept elsewhere, that is not on the chain: then its end was cut off, or it
-- was written anew. Heads from before the checkpoint cannot be compared any more.
CREATE FUNCTION audit.differing_anchor(places bigint[], hashes text[], OUT place bigint, OUT reason text) LANGUAGE plpgsql STABLE
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
BEGIN
  SELECT a.place, CASE WHEN a.place > c.position THEN 'was removed with the end of the chain' ELSE 'is another than when its hash was kept' END
    INTO place, reason
    FROM audit.chain c CROSS JOIN unnest(places, hashes) a (place, hash)
    LEFT JOIN audit.record r ON r.position = a.place
   WHERE a.place >= c.checkpoint_position AND a.place > 0
     AND decode(a.hash, 'hex') IS DISTINCT FROM CASE WHEN a.place = c.checkpoint_position THEN c.checkpoint_hash ELSE r.hash END
   ORDER BY a.place LIMIT 1;
END $$;

-- Removes records older than so many days from the beginning of the chain and keeps the hash of the
-- last one that goes. Only the owner may ask for less days than the owner asked for last.
CREATE FUNCTION audit.purge(days integer, OUT purged bigint, OUT kept_days integer) LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
DECLARE
  c audit.chain;
  k audit.key;
  first_kept bigint;
BEGIN
  IF days IS NULL OR days < 1 THEN
    RAISE EXCEPTION 'The audit keeps one day at least.' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM audit.seal();
  SELECT * INTO STRICT c FROM audit.chain FOR UPDATE;
  SELECT * INTO STRICT k FROM audit.key;
  IF session_user = current_user THEN
    c.least_days := days;
  END IF;
  kept_days := greatest(days, c.least_days);
  SELECT coalesce(min(r.position), c.position + 1) INTO first_kept
    FROM audit.record r WHERE r.position IS NOT NULL AND r.written_at >= clock_timestamp() - make_interval(days => kept_days);
  SELECT r.position, r.hash INTO c.checkpoint_position, c.checkpoint_hash FROM audit.record r WHERE r.position = first_kept - 1;
  DELETE FROM audit.change x USING audit.record r WHERE r.position < first_kept AND x.record_id = r.record_id;
  DELETE FROM audit.record r WHERE r.position < first_kept;
  GET DIAGNOSTICS purged = ROW_COUNT;
  DELETE FROM audit.anchor a WHERE a.anchored_at < clock_timestamp() - make_interval(days => kept_days);
  IF purged > 0 THEN
    UPDATE audit.chain SET checkpoint_position = c.checkpoint_position, checkpoint_hash = c.checkpoint_hash,
      checkpoint_seal = audit.keyed_hash(audit.checkpoint_text(c), k.inner_key, k.outer_key);
    PERFORM audit.note('purge', 'audit', jsonb_build_object('days', kept_days, 'records', purged, 'up to', c.checkpoint_position));
  END IF;
  UPDATE audit.chain SET purged_at = clock_timestamp(), least_days = c.least_days;
END $$;

-- Reading ------------------------------------------------------------------------------------------

CREATE FUNCTION audit.row_key(subject text, content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE
  AS $$ SELECT jsonb_object_agg(k, content -> k)
          FROM unnest(CASE subject WHEN 'order_line' THEN ARRAY['order_id', 'line_no', 'order_date']
                                   WHEN 'order_return' THEN ARRAY['return_id', 'order_id', 'order_date']
                                   WHEN 'sales_order' THEN ARRAY['order_id']
                                   ELSE ARRAY[subject || '_id'] END) k WHERE content ? k $$;

-- A row for each changed row, and one for each event without rows.
CREATE VIEW audit.entry AS
  SELECT r.record_id, x.row_no, r.written_at, r.person, r.account, r.transaction, r.event, r.subject,
         audit.row_key(r.subject, coalesce(x.before, x.after)) AS key, x.before, x.after, r.detail, r.row_count,
         r.position, encode(r.hash, 'hex') AS hash
    FROM audit.record r LEFT JOIN audit.change x ON x.record_id = r.record_id;

-- Housekeeping in the shop is one record -------------------------------------------------------------

CREATE OR REPLACE FUNCTION oltp.add_month(root text, month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  partition_name text := root || to_char(month, '_YYYY_MM');
  next_month date := (month + interval '1 month')::date;
  before text := audit.pause();
  moved bigint;
BEGIN
  EXECUTE format('CREATE TEMPORARY TABLE moving ON COMMIT DROP AS SELECT * FROM oltp.%I LIMIT 0', root);
  EXECUTE format(
    'WITH gone AS (DELETE FROM oltp.%I WHERE order_date >= $1 AND order_date < $2 RETURNING *)
     INSERT INTO moving SELECT * FROM gone', root || '_default') USING month, next_month;
  GET DIAGNOSTICS moved = ROW_COUNT;
  EXECUTE format('CREATE TABLE oltp.%I PARTITION OF oltp.%I FOR VALUES FROM (%L) TO (%L)',
    partition_name, root, month, next_month);
  PERFORM audit.watch(format('oltp.%I', partition_name)::regclass, root);
  EXECUTE format('INSERT INTO oltp.%I SELECT * FROM moving', root);
  DROP TABLE moving;
  PERFORM audit.resume(before);
  IF moved > 0 AND NOT audit.is_paused() THEN
    PERFORM audit.note('rows moved', root, jsonb_build_object('partition', partition_name, 'rows', moved));
  END IF;
END $$;

CREATE OR REPLACE FUNCTION cdc.restamp() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  root text;
  ahead xid8 := pg_snapshot_xmax(pg_current_snapshot());
  before text := audit.pause();
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
  PERFORM audit.resume(before);
  IF total > 0 THEN
    PERFORM audit.note('rows restamped', NULL, jsonb_build_object('rows', total));
  END IF;
  RETURN total;
END $$;

-- Accounts and sign-in write here from now on; what they wrote before becomes records.
CREATE OR REPLACE FUNCTION auth.log(event text, subject text, detail jsonb) RETURNS void LANGUAGE sql
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp
  AS 'SELECT audit.note($1, $2, $3)';
SELECT audit.note(event, subject, jsonb_build_object('at', at, 'actor', actor, 'detail', detail)) FROM auth.event ORDER BY event_id;
DROP TABLE auth.event;

REVOKE ALL ON ALL TABLES IN SCHEMA audit FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit FROM PUBLIC;

-- Everybody's program tells of itself; the sync seals, keeps heads and purges; executives read.
GRANT USAGE ON SCHEMA audit TO millrace_associate, millrace_manager, millrace_executive, millrace_administrator, millrace_sync;
GRANT EXECUTE ON FUNCTION audit.tell TO millrace_associate, millrace_manager, millrace_executive, millrace_administrator, millrace_sync;
GRANT EXECUTE ON FUNCTION audit.seal, audit.keep_anchor, audit.purge, audit.verify, audit.differing_anchor TO millrace_sync;
GRANT SELECT ON audit.anchor TO millrace_sync;
GRANT SELECT ON audit.entry TO millrace_executive, millrace_sync;
GRANT EXECUTE ON FUNCTION audit.row_key TO millrace_executive, millrace_sync;
