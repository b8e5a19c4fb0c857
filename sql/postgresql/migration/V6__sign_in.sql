-- Sign-in: every person is an account of this server, and nobody gets that account's password
-- without the person's own password and a second factor.
--
-- Whoever holds the gate account may call sign_in, prove and renew, inside any transaction, rolled
-- back or cancelled, from any number of connections. So what must not be undone (failed tries, the
-- lock, the last code, the used recovery codes) is kept in sequences, which no ROLLBACK restores,
-- and what must not be done twice at once is held by an advisory lock.
CREATE SCHEMA auth;
CREATE SCHEMA crypto;
REVOKE ALL ON SCHEMA auth, crypto FROM PUBLIC;

-- In a schema of its own: the functions of an extension are open to all who may use its schema, and
-- its owner is a superuser, so that nobody here could revoke it.
CREATE EXTENSION IF NOT EXISTS pgcrypto SCHEMA crypto;
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension WHERE extname = 'pgcrypto' AND extnamespace <> 'crypto'::regnamespace) THEN
    ALTER EXTENSION pgcrypto SET SCHEMA crypto;
  END IF;
END $$;

CREATE FUNCTION auth.digest(data bytea, algorithm text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT crypto.digest(data, algorithm)';
CREATE FUNCTION auth.digest(data text, algorithm text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT crypto.digest(data, algorithm)';
CREATE FUNCTION auth.hmac(data bytea, key bytea, algorithm text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT crypto.hmac(data, key, algorithm)';
CREATE FUNCTION auth.hmac(data text, key text, algorithm text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS 'SELECT crypto.hmac(data, key, algorithm)';

-- The groups to which rights are granted; the accounts of people are members. Roles belong to the
-- whole server, so another database may have made them.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['millrace_gate_role', 'millrace_associate', 'millrace_manager',
                                   'millrace_executive', 'millrace_administrator', 'millrace_sync'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), role_name);
  END LOOP;
END $$;

CREATE DOMAIN auth.bcrypt_hash AS text CHECK (VALUE ~ '^\$2a\$12\$[./A-Za-z0-9]{53}$');

CREATE TABLE auth.person (
  person_id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name           text NOT NULL UNIQUE CHECK (name ~ '^[a-z][a-z0-9_]{0,27}$'),
  role           text NOT NULL CHECK (role IN ('associate', 'manager', 'executive', 'administrator')),
  regions        text[] NOT NULL,
  is_active      boolean NOT NULL DEFAULT true,
  hash           auth.bcrypt_hash NOT NULL,
  -- Until when the password, made by an administrator, may be exchanged for one that the person
  -- chooses; NULL once it is the person's own.
  one_time_until timestamptz,
  sealed         jsonb NOT NULL,
  -- Nobody can guess it and so keep a person out by holding the lock.
  lock_key       bigint NOT NULL DEFAULT ('x' || encode(crypto.gen_random_bytes(8), 'hex'))::bit(64)::bigint,
  made_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  CHECK (cardinality(regions) >= 1 AND array_position(regions, NULL) IS NULL
         AND (cardinality(regions) = 1 OR NOT '*' = ANY (regions)))
);

-- Passwords that the person chose, the last five of each.
CREATE TABLE auth.past_password (
  past_password_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id        bigint NOT NULL REFERENCES auth.person ON DELETE CASCADE,
  hash             auth.bcrypt_hash NOT NULL
);
CREATE INDEX ON auth.past_password (person_id);

CREATE TABLE auth.factor (
  factor_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id bigint NOT NULL UNIQUE REFERENCES auth.person ON DELETE CASCADE,
  kind      text NOT NULL CHECK (kind IN ('totp', 'questions')),
  secret    bytea CHECK (octet_length(secret) >= 20),
  questions text[] CHECK (cardinality(questions) = 3 AND array_position(questions, NULL) IS NULL),
  hashes    auth.bcrypt_hash[] CHECK (cardinality(hashes) = 3 AND array_position(hashes, NULL) IS NULL),
  recovery  text[] NOT NULL CHECK (cardinality(recovery) <= 60),      -- SHA-256 of each code
  CHECK (CASE kind WHEN 'totp' THEN secret IS NOT NULL AND questions IS NULL AND hashes IS NULL
                   ELSE secret IS NULL AND questions IS NOT NULL AND hashes IS NOT NULL END)
);

-- What sign_in hands out for the next step; only its hash is kept.
CREATE TABLE auth.ticket (
  hash       bytea PRIMARY KEY,
  person_id  bigint NOT NULL REFERENCES auth.person ON DELETE CASCADE,
  allows     text NOT NULL CHECK (allows IN ('prove', 'enrol', 'renew')),
  expires_at timestamptz NOT NULL
);
CREATE INDEX ON auth.ticket (person_id);

CREATE TABLE auth.event (
  event_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at       timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor    text NOT NULL,
  event    text NOT NULL,
  subject  text,
  detail   jsonb NOT NULL
);

-- Who acted is what the server knows of the session, never what a caller says.
CREATE FUNCTION auth.log(event text, subject text, detail jsonb) RETURNS void LANGUAGE sql
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp
  AS 'INSERT INTO auth.event (actor, event, subject, detail) VALUES (session_user, $1, $2, $3)';

-- Counters ---------------------------------------------------------------------------------------
-- Of a person: fail (tries since the last sign-in), lock (until when, in ms), seen (last sign-in, in
-- ms). Of a factor, so that a factor that is rolled back takes its own away and no other's: step (of
-- the last code) and used (recovery codes, a bit each).

CREATE FUNCTION auth.counter(kind text, id bigint) RETURNS bigint LANGUAGE sql VOLATILE
  SET search_path = auth, pg_catalog, pg_temp
  AS $$ SELECT coalesce(pg_sequence_last_value(format('auth.%s_%s', kind, id)::regclass), 0) $$;

CREATE FUNCTION auth.set_counter(kind text, id bigint, value bigint) RETURNS void LANGUAGE sql VOLATILE
  SET search_path = auth, pg_catalog, pg_temp
  AS $$ SELECT setval(format('auth.%s_%s', kind, id)::regclass, value) $$;

CREATE FUNCTION auth.make_counters(id bigint, VARIADIC kinds text[]) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  kind text;
BEGIN
  FOREACH kind IN ARRAY kinds LOOP
    EXECUTE format('CREATE SEQUENCE auth.%I MINVALUE 0 START 1', kind || '_' || id);
  END LOOP;
END $$;

CREATE FUNCTION auth.drop_counters(id bigint, VARIADIC kinds text[]) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  kind text;
BEGIN
  FOREACH kind IN ARRAY kinds LOOP
    EXECUTE format('DROP SEQUENCE auth.%I', kind || '_' || id);
  END LOOP;
END $$;

CREATE FUNCTION auth.now_ms() RETURNS bigint LANGUAGE sql VOLATILE
  SET search_path = auth, pg_catalog, pg_temp
  AS $$ SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint $$;

-- Tries ------------------------------------------------------------------------------------------

-- A snapshot from before a change of password would bring the old one back; a read-only transaction
-- could count nothing.
CREATE FUNCTION auth.refuse_odd_transaction() RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted')
     OR current_setting('transaction_read_only')::boolean THEN
    RAISE EXCEPTION 'Sign-in needs an ordinary transaction: READ COMMITTED and READ WRITE.' USING ERRCODE = '25000';
  END IF;
END $$;

-- Counts a try before anything is compared: five are free, each further one closes the door for 15
-- seconds, doubling up to 15 minutes. Returns until when it was closed before, or NULL if it still is.
CREATE FUNCTION auth.begin_try(person_id bigint) RETURNS bigint LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  before bigint := auth.counter('lock', person_id);
  tries bigint;
BEGIN
  IF before > auth.now_ms() THEN
    RETURN NULL;
  END IF;
  tries := nextval(format('auth.fail_%s', person_id)::regclass);
  IF tries >= 5 THEN
    PERFORM auth.set_counter('lock', person_id, auth.now_ms() + 1000 * least(900, 15 * 2 ^ least(tries - 5, 6))::bigint);
  END IF;
  RETURN before;
END $$;

-- One of the two factors was right: takes this try back, and no other.
CREATE FUNCTION auth.take_back_try(person_id bigint, before bigint) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  PERFORM auth.set_counter('fail', person_id, auth.counter('fail', person_id) - 1);
  PERFORM auth.set_counter('lock', person_id, before);
END $$;

CREATE FUNCTION auth.forget_tries(person_id bigint) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  PERFORM auth.set_counter('fail', person_id, 0);
  PERFORM auth.set_counter('lock', person_id, 0);
END $$;

-- Always one bcrypt, whatever is asked: without a hash, or with a text that bcrypt would cut off,
-- against a hash that nothing fits.
CREATE FUNCTION auth.fits(password text, hash text) RETURNS boolean LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  asked boolean := hash IS NOT NULL AND password IS NOT NULL AND octet_length(password) <= 72;
  tried text := CASE WHEN asked THEN password ELSE '' END;
  kept text := CASE WHEN asked THEN hash ELSE '$2a$12$C6UzMDM.H6dfI/f/IKcEeO7ZN1bVQjTt3u9nYqX9r8mJcY1Tq4p5W' END;
  same boolean;
BEGIN
  -- On its own, so that the planner cannot leave it out of an AND.
  same := crypto.crypt(tried, kept) = kept;
  RETURN same AND asked;
END $$;

-- Tickets ----------------------------------------------------------------------------------------

CREATE FUNCTION auth.ticket_hash(ticket text) RETURNS bytea LANGUAGE sql IMMUTABLE
  SET search_path = auth, pg_catalog, pg_temp
  AS $$ SELECT sha256(convert_to(ticket, 'UTF8')) $$;

-- Five minutes for the second factor; a quarter of an hour to choose a password and set up a phone.
CREATE FUNCTION auth.issue_ticket(person_id bigint, allows text) RETURNS text LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  ticket text := encode(crypto.gen_random_bytes(32), 'hex');
BEGIN
  DELETE FROM auth.ticket t
   WHERE t.hash IN (SELECT o.hash FROM auth.ticket o WHERE o.expires_at < clock_timestamp() FOR UPDATE SKIP LOCKED);
  INSERT INTO auth.ticket (hash, person_id, allows, expires_at)
  VALUES (auth.ticket_hash(ticket), person_id, allows,
          clock_timestamp() + CASE allows WHEN 'prove' THEN interval '5 minutes' ELSE interval '15 minutes' END);
  RETURN ticket;
END $$;

-- The person of a ticket that allows this, or a row of NULLs.
CREATE FUNCTION auth.ticket_person(ticket text, VARIADIC allows text[]) RETURNS auth.person LANGUAGE sql VOLATILE
  SET search_path = auth, pg_catalog, pg_temp AS $$
  SELECT p.*
    FROM auth.ticket t JOIN auth.person p USING (person_id)
   WHERE t.hash = auth.ticket_hash($1) AND t.allows = ANY ($2) AND t.expires_at > clock_timestamp() AND p.is_active
     AND coalesce(p.one_time_until > clock_timestamp(), true)
$$;

-- The second factor ------------------------------------------------------------------------------

CREATE FUNCTION auth.base32(encoded text) RETURNS bytea LANGUAGE plpgsql IMMUTABLE
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  bits text := '';
  bytes bytea := '';
  letter text;
BEGIN
  FOREACH letter IN ARRAY string_to_array(encoded, NULL) LOOP
    bits := bits || (strpos('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', letter) - 1)::bit(5)::text;
    IF length(bits) >= 8 THEN
      bytes := bytes || set_byte('\x00', 0, left(bits, 8)::bit(8)::integer);
      bits := substr(bits, 9);
    END IF;
  END LOOP;
  RETURN bytes;
END $$;

-- RFC 6238: six digits of HMAC-SHA-1 over the number of the half minute.
CREATE FUNCTION auth.totp(secret bytea, step bigint) RETURNS text LANGUAGE plpgsql IMMUTABLE
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  mac bytea := auth.hmac(int8send(step), secret, 'sha1');
  at integer := get_byte(mac, 19) & 15;
  number bigint := ((get_byte(mac, at)::bigint & 127) << 24) | (get_byte(mac, at + 1)::bigint << 16)
                   | (get_byte(mac, at + 2)::bigint << 8) | get_byte(mac, at + 3)::bigint;
BEGIN
  RETURN lpad((number % 1000000)::text, 6, '0');
END $$;

-- The half minute in which the secret gives the code: this one or a neighbour, for a clock that is
-- a little off. NULL where it gives another.
CREATE FUNCTION auth.step_of_code(secret bytea, code text) RETURNS bigint LANGUAGE sql VOLATILE
  SET search_path = auth, pg_catalog, pg_temp AS $$
  SELECT max(s) FROM (SELECT auth.now_ms() / 30000 + d AS s FROM generate_series(-1, 1) d) steps
   WHERE auth.totp(secret, s) = code
$$;

-- Whether the code is right and newer than the last one taken; it is then taken.
CREATE FUNCTION auth.use_code(factor auth.factor, code text) RETURNS boolean LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  step bigint := auth.step_of_code(factor.secret, code);
BEGIN
  IF step IS NULL OR step <= auth.counter('step', factor.factor_id) THEN
    RETURN false;
  END IF;
  PERFORM auth.set_counter('step', factor.factor_id, step);
  RETURN true;
END $$;

CREATE FUNCTION auth.use_recovery_code(factor auth.factor, code text) RETURNS boolean LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  place integer := array_position(factor.recovery, encode(sha256(convert_to(code, 'UTF8')), 'hex'));
  used bigint := auth.counter('used', factor.factor_id);
  bit bigint := 1::bigint << (place - 1);
BEGIN
  IF place IS NULL OR used & bit <> 0 THEN
    RETURN false;
  END IF;
  PERFORM auth.set_counter('used', factor.factor_id, used | bit);
  RETURN true;
END $$;

-- Three answers, one code of six digits, or one recovery code. All three answers are looked at,
-- whichever is wrong.
CREATE FUNCTION auth.holds_factor(person_id bigint, answers text[]) RETURNS boolean LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  factor auth.factor;
BEGIN
  SELECT f.* INTO factor FROM auth.factor f WHERE f.person_id = holds_factor.person_id;
  IF factor.kind = 'questions' AND cardinality(answers) = 3 THEN
    RETURN (SELECT count(*) FILTER (WHERE auth.fits(answer, hash)) = 3 FROM unnest(answers, factor.hashes) a(answer, hash));
  ELSIF cardinality(answers) IS DISTINCT FROM 1 THEN
    RETURN false;
  ELSIF factor.kind = 'totp' AND answers[1] ~ '^[0-9]{6}$' THEN
    RETURN auth.use_code(factor, answers[1]);
  ELSE
    RETURN auth.use_recovery_code(factor, answers[1]);
  END IF;
END $$;

CREATE FUNCTION auth.drop_factor(person_id bigint) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  old bigint;
BEGIN
  DELETE FROM auth.factor f WHERE f.person_id = drop_factor.person_id RETURNING f.factor_id INTO old;
  IF old IS NOT NULL THEN
    PERFORM auth.drop_counters(old, 'step', 'used');
  END IF;
END $$;

-- Puts a factor in the place of the one before. Returns why it is not taken, or NULL.
CREATE FUNCTION auth.set_factor(person_id bigint, factor jsonb) RETURNS text LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  kind text := factor ->> 'kind';
  secret bytea := CASE WHEN factor ->> 'secret' ~ '^[A-Z2-7]{32,128}$' THEN auth.base32(factor ->> 'secret') END;
  recovery text[] := ARRAY(SELECT jsonb_array_elements_text(factor -> 'recovery'));
  code_step bigint := auth.step_of_code(secret, factor ->> 'code');
  made bigint;
BEGIN
  IF (SELECT count(DISTINCT r) FILTER (WHERE r ~ '^[0-9a-f]{64}$') FROM unnest(recovery) r) <> 10 OR cardinality(recovery) <> 10 THEN
    RAISE EXCEPTION 'A second factor comes with ten recovery codes.' USING ERRCODE = '22023';
  ELSIF (CASE kind
           WHEN 'totp' THEN secret IS NOT NULL
           WHEN 'questions' THEN jsonb_array_length(factor -> 'questions') = 3 AND jsonb_array_length(factor -> 'hashes') = 3
         END) IS NOT TRUE THEN
    RAISE EXCEPTION 'A second factor is a secret of 160 bits or three questions with their answers.' USING ERRCODE = '22023';
  END IF;
  IF kind = 'totp' AND code_step IS NULL THEN
    RETURN 'code';
  END IF;
  PERFORM auth.drop_factor(person_id);
  IF kind = 'totp' THEN
    INSERT INTO auth.factor (person_id, kind, secret, recovery)
    VALUES (person_id, kind, secret, recovery) RETURNING factor_id INTO made;
  ELSE
    PERFORM auth.check_hash(h) FROM jsonb_array_elements_text(factor -> 'hashes') h;
    INSERT INTO auth.factor (person_id, kind, questions, hashes, recovery)
    VALUES (person_id, kind, ARRAY(SELECT jsonb_array_elements_text(factor -> 'questions')),
            ARRAY(SELECT jsonb_array_elements_text(factor -> 'hashes'))::auth.bcrypt_hash[], recovery)
    RETURNING factor_id INTO made;
  END IF;
  PERFORM auth.make_counters(made, 'step', 'used');
  -- The code that proved the phone opens nothing a second time.
  PERFORM auth.set_counter('step', made, coalesce(code_step, 0)), auth.set_counter('used', made, 0);
  RETURN NULL;
END $$;

-- Passwords --------------------------------------------------------------------------------------

-- Why the person may not take this password, or NULL.
CREATE FUNCTION auth.refusal(who auth.person, current text, password text, hash text) RETURNS text LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF octet_length(password) < 12 THEN
    RETURN 'short';
  ELSIF octet_length(password) > 72 THEN
    RETURN 'long';
  ELSIF replace(lower(password), who.name, '') = '' THEN
    RETURN 'same as name';
  ELSIF password = current
     OR EXISTS (SELECT FROM auth.past_password p WHERE p.person_id = who.person_id AND auth.fits(password, p.hash)) THEN
    RETURN 'used before';
  END IF;
  PERFORM auth.check_hash(hash);
  IF NOT auth.fits(password, hash) THEN
    RAISE EXCEPTION 'The hash is not that of the password.' USING ERRCODE = '22023';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION auth.check_sealed(sealed jsonb) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF (sealed ->> 'v' = '1' AND (sealed ->> 'iterations')::integer >= 600000
      AND length(sealed ->> 'salt') >= 20 AND length(sealed ->> 'iv') >= 16 AND length(sealed ->> 'data') >= 40) IS NOT TRUE THEN
    RAISE EXCEPTION 'These are no sealed credentials.' USING ERRCODE = '22023';
  END IF;
END $$;

CREATE FUNCTION auth.take_password(person_id bigint, hash text, sealed jsonb) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  PERFORM auth.check_sealed(sealed);
  UPDATE auth.person p SET hash = $2, sealed = $3, one_time_until = NULL WHERE p.person_id = $1;
  INSERT INTO auth.past_password (person_id, hash) VALUES ($1, $2);
  DELETE FROM auth.past_password p
   WHERE p.person_id = $1
     AND p.past_password_id NOT IN (SELECT l.past_password_id FROM auth.past_password l WHERE l.person_id = $1
                                     ORDER BY l.past_password_id DESC LIMIT 5);
  DELETE FROM auth.ticket t WHERE t.person_id = $1;
END $$;

-- Answers ----------------------------------------------------------------------------------------

CREATE FUNCTION auth.denied() RETURNS jsonb LANGUAGE sql IMMUTABLE
  SET search_path = auth, pg_catalog, pg_temp AS $$ SELECT jsonb_build_object('outcome', 'denied') $$;

CREATE FUNCTION auth.opened(who_id bigint, renew boolean) RETURNS jsonb LANGUAGE sql VOLATILE
  SET search_path = auth, pg_catalog, pg_temp AS $$
  SELECT jsonb_build_object('outcome', 'open', 'name', name, 'role', role, 'regions', to_jsonb(regions),
                            'sealed', sealed, 'renew', renew)
    FROM auth.person WHERE person_id = who_id
$$;

-- The password was right: what comes next.
CREATE FUNCTION auth.next_step(who auth.person) RETURNS jsonb LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  factor auth.factor;
BEGIN
  SELECT f.* INTO factor FROM auth.factor f WHERE f.person_id = who.person_id;
  IF factor.kind IS NULL THEN
    RETURN jsonb_build_object('outcome', 'first', 'ticket', auth.issue_ticket(who.person_id, 'enrol'), 'sealed', who.sealed);
  END IF;
  RETURN jsonb_strip_nulls(jsonb_build_object(
    'outcome', 'second factor', 'ticket', auth.issue_ticket(who.person_id, 'prove'),
    'factor', factor.kind, 'questions', to_jsonb(factor.questions)));
END $$;

-- Through the gate -------------------------------------------------------------------------------

-- Who is unknown, disabled, locked out or busy elsewhere gets the same answer after the same work.
CREATE FUNCTION auth.sign_in(name text, password text) RETURNS jsonb LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  who auth.person;
  held boolean := false;
  before bigint;
  answer jsonb := auth.denied();
BEGIN
  PERFORM auth.refuse_odd_transaction();
  SELECT p.* INTO who FROM auth.person p WHERE p.name = sign_in.name AND p.is_active;
  held := coalesce(pg_try_advisory_lock(who.lock_key), false);
  IF held THEN
    before := auth.begin_try(who.person_id);
  END IF;
  IF auth.fits(password, CASE WHEN before IS NOT NULL THEN who.hash END)
     AND coalesce(who.one_time_until > clock_timestamp(), true) THEN
    PERFORM auth.take_back_try(who.person_id, before);
    answer := auth.next_step(who);
  ELSE
    -- Not the name that was typed where nobody has it: people type their password there.
    PERFORM auth.log('sign-in denied', who.name, jsonb_build_object('because',
      CASE WHEN who.name IS NULL THEN 'unknown' WHEN NOT held THEN 'busy' WHEN before IS NULL THEN 'locked' ELSE 'password' END));
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

CREATE FUNCTION auth.prove(ticket text, answers text[]) RETURNS jsonb LANGUAGE plpgsql
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

-- The current password is right and the new one may be taken: takes it, with a second factor where
-- one comes along. Call it with the person's lock held.
CREATE FUNCTION auth.exchange(who auth.person, current text, password text, hash text, factor jsonb, sealed jsonb)
  RETURNS jsonb LANGUAGE plpgsql SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  before bigint := auth.begin_try(who.person_id);
  reason text;
BEGIN
  IF NOT auth.fits(current, CASE WHEN before IS NOT NULL THEN who.hash END) THEN
    PERFORM auth.log('password change denied', who.name, '{}');
    RETURN auth.denied();
  END IF;
  PERFORM auth.take_back_try(who.person_id, before);
  reason := auth.refusal(who, current, password, hash);
  IF reason IS NULL AND factor IS NOT NULL THEN
    reason := auth.set_factor(who.person_id, factor);
  ELSIF reason IS NULL AND NOT EXISTS (SELECT FROM auth.factor f WHERE f.person_id = who.person_id) THEN
    reason := 'no second factor';
  END IF;
  IF reason IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', 'refused', 'reason', reason);
  END IF;
  PERFORM auth.take_password(who.person_id, hash, sealed), auth.forget_tries(who.person_id);
  PERFORM auth.log('password changed', who.name, jsonb_strip_nulls(jsonb_build_object('second factor', factor ->> 'kind')));
  RETURN auth.opened(who.person_id, false);
END $$;

CREATE FUNCTION auth.renew(ticket text, current text, password text, hash text, factor jsonb, sealed jsonb)
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

-- As the person ----------------------------------------------------------------------------------

-- Whose account this session is, while he is active; a row of NULLs for anybody else.
CREATE FUNCTION auth.own_person() RETURNS auth.person LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
  SELECT p.* FROM auth.person p
   WHERE session_user ~ '^[us]_' AND p.name = substr(session_user, 3) AND p.is_active
     AND (session_user ~ '^u_' OR p.role = 'executive')
$$;

CREATE FUNCTION auth.me() RETURNS TABLE (name text, role text, regions text[]) LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp
  AS $$ SELECT p.name, p.role, p.regions FROM auth.own_person() p WHERE p.name IS NOT NULL $$;

-- For the policies of the tables.
CREATE FUNCTION auth.my_regions() RETURNS text[] LANGUAGE sql STABLE
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp
  AS $$ SELECT p.regions FROM auth.own_person() p $$;

CREATE FUNCTION auth.require_own_person() RETURNS auth.person LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  who auth.person := auth.own_person();
BEGIN
  IF who.name IS NULL OR session_user !~ '^u_' THEN
    RAISE EXCEPTION 'Only a person, under the own account, may do this.' USING ERRCODE = '42501';
  END IF;
  RETURN who;
END $$;

CREATE FUNCTION auth.change_password(current text, password text, hash text, sealed jsonb)
  RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  who auth.person;
  held boolean := false;
  answer jsonb := auth.denied();
BEGIN
  PERFORM auth.refuse_odd_transaction();
  who := auth.require_own_person();
  held := pg_try_advisory_lock(who.lock_key);
  IF held THEN
    answer := auth.exchange(who, current, password, hash, NULL, sealed);
    PERFORM pg_advisory_unlock(who.lock_key);
  END IF;
  RETURN answer;
EXCEPTION WHEN query_canceled OR OTHERS THEN
  IF held THEN
    PERFORM pg_advisory_unlock(who.lock_key);
  END IF;
  RAISE;
END $$;

CREATE FUNCTION auth.change_factor(current text, factor jsonb)
  RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  who auth.person;
  held boolean := false;
  before bigint;
  reason text;
  answer jsonb := auth.denied();
BEGIN
  PERFORM auth.refuse_odd_transaction();
  who := auth.require_own_person();
  held := pg_try_advisory_lock(who.lock_key);
  IF held THEN
    before := auth.begin_try(who.person_id);
  END IF;
  IF auth.fits(current, CASE WHEN before IS NOT NULL THEN who.hash END) THEN
    PERFORM auth.take_back_try(who.person_id, before);
    reason := auth.set_factor(who.person_id, factor);
    answer := jsonb_strip_nulls(jsonb_build_object(
      'outcome', CASE WHEN reason IS NULL THEN 'changed' ELSE 'refused' END, 'reason', reason));
    PERFORM auth.log('second factor changed', who.name, answer);
  ELSE
    PERFORM auth.log('second factor change denied', who.name, '{}');
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

-- The same credentials under the same password, without those that have been replaced. The salt tells
-- the password: if it was changed meanwhile on another machine, that change holds.
CREATE FUNCTION auth.keep_sealed(sealed jsonb) RETURNS boolean LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  who auth.person := auth.require_own_person();
BEGIN
  PERFORM auth.check_sealed(keep_sealed.sealed);
  UPDATE auth.person p SET sealed = keep_sealed.sealed
   WHERE p.person_id = who.person_id AND p.sealed -> 'salt' = keep_sealed.sealed -> 'salt';
  RETURN FOUND;
END $$;

-- For the administrator --------------------------------------------------------------------------

CREATE FUNCTION auth.owner() RETURNS name LANGUAGE sql STABLE
  SET search_path = auth, pg_catalog, pg_temp
  AS $$ SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database() $$;

CREATE FUNCTION auth.require_administrator() RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF session_user <> auth.owner() AND (auth.require_own_person()).role <> 'administrator' THEN
    RAISE EXCEPTION 'Only an administrator may do this.' USING ERRCODE = '42501';
  END IF;
END $$;

CREATE FUNCTION auth.person_named(name text) RETURNS auth.person LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  who auth.person;
BEGIN
  SELECT p.* INTO who FROM auth.person p WHERE p.name = person_named.name FOR UPDATE;
  IF who.name IS NULL THEN
    RAISE EXCEPTION 'There is nobody named %.', name USING ERRCODE = 'P0002';
  END IF;
  RETURN who;
END $$;

-- Somebody must be left who can let the others in; the owner of the database always can.
CREATE FUNCTION auth.refuse_last_administrator(who auth.person) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF who.role = 'administrator' AND session_user <> auth.owner()
     AND NOT EXISTS (SELECT FROM auth.person p WHERE p.role = 'administrator' AND p.is_active AND p.name <> who.name) THEN
    RAISE EXCEPTION '% is the last administrator.', who.name USING ERRCODE = '55000';
  END IF;
END $$;

-- A password as PostgreSQL itself would keep it, so that none is ever sent in the clear.
CREATE FUNCTION auth.check_verifier(verifier text) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF (verifier ~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]{44}:[A-Za-z0-9+/=]{44}$') IS NOT TRUE THEN
    RAISE EXCEPTION 'This is no SCRAM-SHA-256 verifier.' USING ERRCODE = '22023';
  END IF;
END $$;

CREATE FUNCTION auth.make_account(account text, verifier text, group_role text) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  PERFORM auth.check_verifier(verifier);
  EXECUTE format('CREATE ROLE %I LOGIN CONNECTION LIMIT 32 PASSWORD %L IN ROLE %I', account, verifier, group_role);
END $$;

CREATE FUNCTION auth.change_account(account text, verifier text) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  PERFORM auth.check_verifier(verifier);
  EXECUTE format('ALTER ROLE %I PASSWORD %L', account, verifier);
END $$;

-- The accounts of a person that there are on this server.
CREATE FUNCTION auth.accounts(name text) RETURNS SETOF name LANGUAGE sql STABLE
  SET search_path = auth, pg_catalog, pg_temp
  AS $$ SELECT rolname FROM pg_roles WHERE rolname IN ('u_' || $1, 's_' || $1) $$;

-- Ends the sessions of an account; only a member of it may, for as long as that takes.
CREATE FUNCTION auth.end_sessions(account name) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  EXECUTE format('GRANT %I TO CURRENT_USER', account);
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = account AND pid <> pg_backend_pid();
  EXECUTE format('REVOKE %I FROM CURRENT_USER', account);
END $$;

-- Said here, because the server's own message on a CHECK quotes the row, with what is secret in it.
CREATE FUNCTION auth.check_regions(regions text[]) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF (cardinality(regions) >= 1 AND array_position(regions, NULL) IS NULL AND array_position(regions, '') IS NULL
      AND (cardinality(regions) = 1 OR NOT '*' = ANY (regions))) IS NOT TRUE THEN
    RAISE EXCEPTION 'Name at least one region, or * alone for all of them.' USING ERRCODE = '22023';
  END IF;
END $$;

CREATE FUNCTION auth.check_new_person(name text, role text, hash text, sync_verifier text) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF (name ~ '^[a-z][a-z0-9_]{0,27}$') IS NOT TRUE THEN
    RAISE EXCEPTION 'A name has 1 to 28 small letters, digits or underscores and begins with a letter.' USING ERRCODE = '22023';
  ELSIF (role IN ('associate', 'manager', 'executive', 'administrator')) IS NOT TRUE THEN
    RAISE EXCEPTION 'A role is one of associate, manager, executive and administrator.' USING ERRCODE = '22023';
  END IF;
  PERFORM auth.check_hash(hash), auth.check_syncs(role, sync_verifier);
END $$;

CREATE FUNCTION auth.check_hash(hash text) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF (hash ~ '^\$2a\$12\$[./A-Za-z0-9]{53}$') IS NOT TRUE THEN
    RAISE EXCEPTION 'This is no bcrypt hash.' USING ERRCODE = '22023';
  END IF;
END $$;

CREATE FUNCTION auth.check_syncs(role text, sync_verifier text) RETURNS void LANGUAGE plpgsql
  SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  IF (sync_verifier IS NOT NULL) <> (role = 'executive') THEN
    RAISE EXCEPTION 'Executives sync, and nobody else does.' USING ERRCODE = '22023';
  END IF;
END $$;

CREATE FUNCTION auth.add_person(name text, role text, regions text[], hash text, verifier text, sync_verifier text, sealed jsonb)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  made bigint;
BEGIN
  PERFORM auth.require_administrator(), auth.check_new_person(name, role, hash, sync_verifier), auth.check_regions(regions),
          auth.check_sealed(sealed);
  INSERT INTO auth.person (name, role, regions, hash, one_time_until, sealed)
  VALUES (name, role, regions, hash, clock_timestamp() + interval '24 hours', sealed)
  RETURNING person_id INTO made;
  PERFORM auth.make_counters(made, 'fail', 'lock', 'seen'), auth.forget_tries(made), auth.set_counter('seen', made, 0);
  PERFORM auth.make_account('u_' || name, verifier, 'millrace_' || role);
  IF sync_verifier IS NOT NULL THEN
    PERFORM auth.make_account('s_' || name, sync_verifier, 'millrace_sync');
  END IF;
  PERFORM auth.log('person added', name, jsonb_build_object('role', role, 'regions', to_jsonb(regions)));
END $$;

CREATE FUNCTION auth.reset_person(name text, hash text, verifier text, sync_verifier text, sealed jsonb, clear_factor boolean)
  RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  who auth.person;
BEGIN
  PERFORM auth.require_administrator(), auth.check_hash(hash), auth.check_sealed(sealed);
  who := auth.person_named(name);
  PERFORM auth.check_syncs(who.role, sync_verifier);
  UPDATE auth.person p
     SET hash = reset_person.hash, sealed = reset_person.sealed, one_time_until = clock_timestamp() + interval '24 hours'
   WHERE p.person_id = who.person_id;
  DELETE FROM auth.ticket t WHERE t.person_id = who.person_id;
  IF clear_factor THEN
    PERFORM auth.drop_factor(who.person_id);
  END IF;
  PERFORM auth.change_account('u_' || name, verifier);
  IF sync_verifier IS NOT NULL THEN
    PERFORM auth.change_account('s_' || name, sync_verifier);
  END IF;
  PERFORM auth.end_sessions(a) FROM auth.accounts(name) a;
  PERFORM auth.forget_tries(who.person_id);
  PERFORM auth.log('person reset', name, jsonb_build_object('second factor cleared', clear_factor));
END $$;

CREATE FUNCTION auth.set_active(name text, active boolean) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  who auth.person;
  account name;
BEGIN
  PERFORM auth.require_administrator();
  who := auth.person_named(name);
  IF NOT active THEN
    PERFORM auth.refuse_last_administrator(who);
    DELETE FROM auth.ticket t WHERE t.person_id = who.person_id;
  END IF;
  UPDATE auth.person p SET is_active = active WHERE p.person_id = who.person_id;
  FOR account IN SELECT auth.accounts(name) LOOP
    EXECUTE format('ALTER ROLE %I %s', account, CASE WHEN active THEN 'LOGIN' ELSE 'NOLOGIN' END);
    IF NOT active THEN
      PERFORM auth.end_sessions(account);
    END IF;
  END LOOP;
  PERFORM auth.log(CASE WHEN active THEN 'person enabled' ELSE 'person disabled' END, name, '{}');
END $$;

CREATE FUNCTION auth.set_regions(name text, regions text[]) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
DECLARE
  who auth.person;
BEGIN
  PERFORM auth.require_administrator(), auth.check_regions(regions);
  who := auth.person_named(name);
  UPDATE auth.person p SET regions = set_regions.regions WHERE p.person_id = who.person_id;
  PERFORM auth.log('regions changed', name, jsonb_build_object('before', to_jsonb(who.regions), 'after', to_jsonb(regions)));
END $$;

-- Who tries this name through the gate in an open transaction holds its counters; that is no reason
-- to wait for ever.
CREATE FUNCTION auth.remove_person(name text) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp SET lock_timeout = '5s' AS $$
DECLARE
  who auth.person;
  account name;
BEGIN
  PERFORM auth.require_administrator();
  who := auth.person_named(name);
  PERFORM auth.refuse_last_administrator(who), auth.drop_factor(who.person_id);
  PERFORM auth.drop_counters(who.person_id, 'fail', 'lock', 'seen');
  DELETE FROM auth.person p WHERE p.person_id = who.person_id;
  FOR account IN SELECT auth.accounts(name) LOOP
    EXECUTE format('ALTER ROLE %I NOLOGIN', account);
    PERFORM auth.end_sessions(account);
    EXECUTE format('GRANT %I TO CURRENT_USER', account);
    EXECUTE format('REASSIGN OWNED BY %I TO CURRENT_USER', account);
    EXECUTE format('DROP OWNED BY %I', account);
    EXECUTE format('DROP ROLE %I', account);
  END LOOP;
  PERFORM auth.log('person removed', name, '{}');
END $$;

CREATE FUNCTION auth.people() RETURNS TABLE (
    name text, role text, regions text[], is_active boolean, factor text, one_time_until timestamptz,
    locked_until timestamptz, last_sign_in timestamptz)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = auth, pg_catalog, pg_temp AS $$
BEGIN
  PERFORM auth.require_administrator();
  RETURN QUERY
    SELECT p.name, p.role, p.regions, p.is_active, f.kind, p.one_time_until,
           to_timestamp(nullif(auth.counter('lock', p.person_id), 0) / 1000.0),
           to_timestamp(nullif(auth.counter('seen', p.person_id), 0) / 1000.0)
      FROM auth.person p LEFT JOIN auth.factor f USING (person_id)
     ORDER BY p.name;
END $$;

-- Who may call what ------------------------------------------------------------------------------

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA auth FROM PUBLIC;

GRANT USAGE ON SCHEMA auth
   TO millrace_gate_role, millrace_associate, millrace_manager, millrace_executive, millrace_administrator, millrace_sync;
GRANT EXECUTE ON FUNCTION auth.sign_in, auth.prove, auth.renew TO millrace_gate_role;
GRANT EXECUTE ON FUNCTION auth.change_password, auth.change_factor, auth.keep_sealed
   TO millrace_associate, millrace_manager, millrace_executive, millrace_administrator;
GRANT EXECUTE ON FUNCTION auth.me, auth.my_regions
   TO millrace_associate, millrace_manager, millrace_executive, millrace_administrator, millrace_sync;
GRANT EXECUTE ON FUNCTION auth.add_person, auth.reset_person, auth.set_active, auth.set_regions, auth.remove_person, auth.people
   TO millrace_administrator;
