-- What is left to close: personal data in the audit, floods, and the gate's own account.

-- Personal data in the audit -------------------------------------------------------------------------

-- A row without the values that say who somebody is, but with whether they changed.
CREATE FUNCTION audit.veil(subject text, shown jsonb, before jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT shown || coalesce(jsonb_object_agg(
           column_name, CASE WHEN shown -> column_name = before -> column_name THEN '(hidden)' ELSE '(hidden, changed)' END), '{}')
    FROM unnest(CASE subject WHEN 'customer' THEN ARRAY['customer_name', 'email', 'phone']
                             WHEN 'sales_order' THEN ARRAY['ship_postal_code'] END) column_name
   WHERE shown ->> column_name IS NOT NULL
$$;

-- A row for each changed row, and one for each event without rows. Whoever may read the rows
-- themselves, which is the owner, sees them as they are.
CREATE OR REPLACE VIEW audit.entry AS
  SELECT r.record_id, x.row_no, r.written_at, r.person, r.account, r.transaction, r.event, r.subject,
         audit.row_key(r.subject, coalesce(x.before, x.after)) AS key,
         CASE WHEN (SELECT has_table_privilege('audit.change', 'SELECT')) THEN x.before
              ELSE audit.veil(r.subject, x.before, x.before) END AS before,
         CASE WHEN (SELECT has_table_privilege('audit.change', 'SELECT')) THEN x.after
              ELSE audit.veil(r.subject, x.after, coalesce(x.before, x.after)) END AS after,
         r.detail, r.row_count, r.position, encode(r.hash, 'hex') AS hash
    FROM audit.record r LEFT JOIN audit.change x ON x.record_id = r.record_id;

GRANT EXECUTE ON FUNCTION audit.veil TO millrace_executive, millrace_sync;

-- Floods ---------------------------------------------------------------------------------------------

CREATE INDEX record_told ON audit.record (account, written_at)
 WHERE event IN ('archive', 'export', 'import', 'question', 'restore', 'sql', 'sync');

-- What a person's own program says of itself: nothing that a server does, and no more within an hour
-- than any program has to say, so that nobody fills the disk with it.
CREATE OR REPLACE FUNCTION audit.tell(event text, subject text, detail jsonb) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
BEGIN
  IF event IS NULL OR event NOT IN ('archive', 'export', 'import', 'question', 'restore', 'sql', 'sync') THEN
    RAISE EXCEPTION 'Nobody may tell the audit of an event "%".', event USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF length(subject) > 2000 OR length(detail::text) > 20000 THEN
    RAISE EXCEPTION 'That is too long for the audit, which takes 20000 characters.' USING ERRCODE = 'program_limit_exceeded';
  END IF;
  IF session_user LIKE 'u\_%' AND (
       SELECT count(*) = 5000
         FROM (SELECT FROM audit.record r
                WHERE r.account = session_user::text AND r.written_at > clock_timestamp() - interval '1 hour'
                  AND r.event IN ('archive', 'export', 'import', 'question', 'restore', 'sql', 'sync') LIMIT 5000) told) THEN
    RAISE EXCEPTION 'The audit was told 5000 times within an hour and takes no more for now.' USING ERRCODE = 'program_limit_exceeded';
  END IF;
  PERFORM audit.write(audit.next_id(), event, subject, 0, NULL, detail);
END $$;

CREATE OR REPLACE FUNCTION auth.prove(ticket text, answers text[]) RETURNS jsonb LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  who auth.person;
  held boolean := false;
  tries bigint;
  answer jsonb := auth.denied();
BEGIN
  PERFORM auth.refuse_odd_transaction();
  who := auth.ticket_person(ticket, 'prove');
  held := coalesce(pg_try_advisory_lock(who.lock_key), false);
  tries := CASE WHEN held THEN auth.counter('fail', who.person_id) END;
  IF held AND auth.begin_try(who.person_id) IS NOT NULL AND auth.holds_factor(who.person_id, answers) THEN
    PERFORM auth.forget_tries(who.person_id), auth.set_counter('seen', who.person_id, auth.now_ms());
    IF who.one_time_until IS NULL THEN
      DELETE FROM auth.ticket t WHERE t.person_id = who.person_id;
    ELSE
      UPDATE auth.ticket t SET allows = 'renew', expires_at = clock_timestamp() + interval '15 minutes'
       WHERE t.hash = auth.ticket_hash(ticket);
    END IF;
    -- Tries whose records were rolled back show here.
    PERFORM auth.log('signed in', who.name, jsonb_build_object('failed tries before', tries));
    answer := auth.opened(who.person_id, who.one_time_until IS NOT NULL);
  ELSE
    -- As slow as a wrong password, or nothing would bound how many records of this somebody makes.
    PERFORM auth.fits(NULL, NULL);
    PERFORM auth.log('sign-in denied', who.name, jsonb_build_object('because',
      CASE WHEN who.name IS NULL THEN 'ticket' WHEN NOT held THEN 'busy' ELSE 'second factor' END));
  END IF;
  IF held THEN
    PERFORM pg_advisory_unlock(who.lock_key);
  END IF;
  RETURN answer;
EXCEPTION WHEN query_canceled OR OTHERS THEN
  IF held THEN
    PERFORM pg_advisory_unlock(who.lock_key);
  END IF;
  RAISE;
END $$;

-- The first time too is a sign-in.
CREATE OR REPLACE FUNCTION auth.renew(ticket text, current text, password text, hash text, factor jsonb, sealed jsonb)
  RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  who auth.person;
  held boolean := false;
  answer jsonb := auth.denied();
BEGIN
  PERFORM auth.refuse_odd_transaction();
  who := auth.ticket_person(ticket, 'enrol', 'renew');
  held := coalesce(pg_try_advisory_lock(who.lock_key), false);
  IF held THEN
    answer := auth.exchange(who, current, password, hash, factor, sealed);
    IF answer ->> 'outcome' = 'open' THEN
      PERFORM auth.set_counter('seen', who.person_id, auth.now_ms());
      PERFORM auth.log('signed in', who.name, jsonb_build_object('with', 'a new password'));
    END IF;
    PERFORM pg_advisory_unlock(who.lock_key);
  END IF;
  RETURN answer;
EXCEPTION WHEN query_canceled OR OTHERS THEN
  IF held THEN
    PERFORM pg_advisory_unlock(who.lock_key);
  END IF;
  RAISE;
END $$;

-- The gate -------------------------------------------------------------------------------------------
-- PostgreSQL lets every account change its own password and settings, also this one, which all people
-- share. What somebody did to it so as to keep the others out, the owner takes back.

CREATE TABLE auth.gate (
  gate_id  integer PRIMARY KEY CHECK (gate_id = 1),
  verifier text NOT NULL
);

-- The account through which people come in, with another password each time. The owner's alone.
CREATE OR REPLACE FUNCTION auth.make_gate(verifier text) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF session_user <> auth.owner() THEN
    RAISE EXCEPTION 'Only the owner of the database makes its gate.' USING ERRCODE = '42501';
  END IF;
  PERFORM auth.check_verifier(verifier);
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'millrace_gate') THEN
    EXECUTE format('CREATE ROLE millrace_gate LOGIN CONNECTION LIMIT 20 PASSWORD %L IN ROLE millrace_gate_role', verifier);
  END IF;
  INSERT INTO auth.gate VALUES (1, make_gate.verifier) ON CONFLICT (gate_id) DO UPDATE SET verifier = excluded.verifier;
  PERFORM auth.restore_gate();
END $$;

-- The gate as make_gate left it; whether there is one to restore.
CREATE FUNCTION auth.restore_gate() RETURNS boolean LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  kept text := (SELECT g.verifier FROM auth.gate g);
BEGIN
  IF session_user <> auth.owner() THEN
    RAISE EXCEPTION 'Only the owner of the database restores its gate.' USING ERRCODE = '42501';
  END IF;
  IF kept IS NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('ALTER ROLE millrace_gate PASSWORD %L', kept);
  ALTER ROLE millrace_gate RESET ALL;
  EXECUTE format('ALTER ROLE millrace_gate IN DATABASE %I RESET ALL', current_database());
  RETURN true;
END $$;
REVOKE ALL ON FUNCTION auth.restore_gate() FROM PUBLIC;
REVOKE ALL ON TABLE auth.gate FROM PUBLIC;
