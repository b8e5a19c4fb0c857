-- Administrators see how much of the audit is kept and remove what is older than the settings say,
-- though never what is younger than a month or what the owner wants kept.

CREATE FUNCTION audit.administrators_days(days integer) RETURNS integer LANGUAGE sql STABLE
  AS $$ SELECT greatest(days, 30, c.least_days) FROM audit.chain c $$;

-- Counts what a purge by so many days would remove: from the beginning of the chain up to the first
-- record that is young enough. What is in no chain yet comes last, as it will when it is sealed.
CREATE FUNCTION audit.kept(days integer, OUT records bigint, OUT oldest timestamptz, OUT due bigint, OUT kept_days integer, OUT purged_at timestamptz)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
DECLARE
  young timestamptz;
BEGIN
  kept_days := audit.administrators_days(days);
  young := clock_timestamp() - make_interval(days => kept_days);
  SELECT c.purged_at INTO STRICT purged_at FROM audit.chain c;
  SELECT count(*), min(r.written_at) INTO records, oldest FROM audit.record r;
  due := 0;
  IF oldest < young THEN
    SELECT count(*) FILTER (WHERE NOT p.is_kept) INTO due
      FROM (SELECT bool_or(r.written_at >= young) OVER (ORDER BY r.position NULLS LAST, r.record_id) AS is_kept FROM audit.record r) p;
  END IF;
END $$;

CREATE FUNCTION audit.purge_by_administrator(days integer, OUT purged bigint, OUT kept_days integer) LANGUAGE sql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp
  AS $$ SELECT p.purged, p.kept_days FROM audit.purge(audit.administrators_days(days)) p $$;

-- For the owner: from now on nobody else removes what is younger.
CREATE FUNCTION audit.require_days(days integer, wanted_by text) RETURNS void LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = audit, pg_catalog, pg_temp AS $$
DECLARE
  before integer;
BEGIN
  SELECT c.least_days INTO STRICT before FROM audit.chain c FOR UPDATE;
  IF before <> days THEN
    UPDATE audit.chain SET least_days = days;
    PERFORM audit.note('retention changed', 'audit', jsonb_build_object('wanted by', wanted_by, 'days before', before, 'days', days));
  END IF;
END $$;

REVOKE ALL ON FUNCTION audit.administrators_days, audit.kept, audit.purge_by_administrator, audit.require_days FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.kept, audit.purge_by_administrator TO millrace_administrator;
