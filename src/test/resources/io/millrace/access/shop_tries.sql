-- Each action on each object of ours, and the line in the list of rights that allows it. The tries
-- change nothing, or what they change is rolled back.
WITH place AS (
  SELECT n.oid, n.nspname FROM pg_namespace n WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
), relation AS (
  SELECT c.oid, c.relkind, c.oid::regclass AS listed, format('%I.%I', place.nspname, c.relname) AS name
    FROM pg_class c JOIN place ON place.oid = c.relnamespace WHERE c.relkind IN ('r', 'p', 'v', 'S')
)
SELECT format(t.statement, r.name), format(t.allowed_by, r.listed)
  FROM relation r, (VALUES ('SELECT * FROM %s LIMIT 0', 'SELECT %s'), ('COPY %s TO STDOUT', 'SELECT %s')) t (statement, allowed_by)
 WHERE r.relkind <> 'S'
UNION ALL
SELECT format(t.statement, r.name), format(t.allowed_by, r.listed)
  FROM relation r,
       (VALUES ('DELETE FROM %s WHERE false', 'DELETE %s'), ('TRUNCATE %s', 'TRUNCATE %s'), ('DROP TABLE %s', 'DROP %s'),
               ('ALTER TABLE %s ADD COLUMN mine integer', 'ALTER %s'), ('ALTER TABLE %s DISABLE TRIGGER ALL', 'ALTER %s'),
               ('CREATE RULE mine AS ON INSERT TO %s DO ALSO NOTHING', 'RULE %s')) t (statement, allowed_by)
 WHERE r.relkind IN ('r', 'p')
UNION ALL
SELECT format(t.statement, r.name, a.attname), format(t.allowed_by, a.attname, r.listed)
  FROM relation r JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped,
       (VALUES ('SELECT %2$I FROM %1$s LIMIT 0', 'SELECT (%s) %s', false),
               ('INSERT INTO %1$s (%2$I) VALUES (DEFAULT)', 'INSERT (%s) %s', true),
               ('UPDATE %1$s SET %2$I = DEFAULT WHERE false', 'UPDATE (%s) %s', true)) t (statement, allowed_by, writes)
 WHERE r.relkind <> 'S' AND (NOT writes OR r.relkind <> 'v' OR pg_column_is_updatable(r.oid, a.attnum, false))
UNION ALL
SELECT format(t.statement, r.name), format('USAGE %s', r.listed)
  FROM relation r, unnest(ARRAY['SELECT * FROM %s', 'SELECT nextval(''%s'')', 'SELECT setval(''%s'', 1)']) t (statement)
 WHERE r.relkind = 'S'
UNION ALL
SELECT format('%s %I.%I(%s)', CASE p.prokind WHEN 'p' THEN 'CALL' ELSE 'SELECT' END, place.nspname, p.proname, (
         -- A strict function of NULL is nothing, and nobody asks who calls it.
         SELECT string_agg(format(
                  CASE WHEN n = p.pronargs AND p.provariadic <> 0 THEN 'VARIADIC NULL::%s'
                       WHEN t IN ('text'::regtype, 'bytea'::regtype) THEN '''''::%s'
                       ELSE 'NULL::%s' END, format_type(t, NULL)), ', ' ORDER BY n)
           FROM unnest(p.proargtypes) WITH ORDINALITY a (t, n))),
       format('EXECUTE %s', p.oid::regproc)
  FROM pg_proc p JOIN place ON place.oid = p.pronamespace
