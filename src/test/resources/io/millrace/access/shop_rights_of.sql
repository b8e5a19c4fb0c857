-- Every right of the account $1: in every schema of ours, and elsewhere what not everybody has.
WITH place AS (
  SELECT n.oid, n.nspname FROM pg_namespace n
   WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND has_schema_privilege($1, n.oid, 'USAGE')
), relation AS (
  SELECT c.oid, c.relkind, c.oid::regclass::text AS name FROM pg_class c JOIN place ON place.oid = c.relnamespace
)
SELECT CASE WHEN has_table_privilege($1, r.oid, action) THEN action
            ELSE action || ' (' || (SELECT string_agg(a.attname, ', ' ORDER BY a.attname) FROM pg_attribute a
                                     WHERE a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
                                       AND has_column_privilege($1, r.oid, a.attnum, action)) || ')' END || ' ' || r.name
  FROM relation r, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) action
 WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f') AND has_any_column_privilege($1, r.oid, action)
UNION ALL
SELECT action || ' ' || r.name
  FROM relation r, unnest(ARRAY['DELETE', 'TRUNCATE', 'TRIGGER']) action
 WHERE r.relkind IN ('r', 'p', 'v', 'm', 'f') AND has_table_privilege($1, r.oid, action)
UNION ALL
SELECT 'USAGE ' || r.name FROM relation r
 WHERE CASE WHEN r.relkind = 'S' THEN has_sequence_privilege($1, r.oid, 'USAGE, SELECT, UPDATE') ELSE false END
UNION ALL
SELECT 'EXECUTE ' || p.oid::regproc
  FROM pg_proc p JOIN place ON place.oid = p.pronamespace WHERE has_function_privilege($1, p.oid, 'EXECUTE')
UNION ALL
SELECT 'EXECUTE ' || p.oid::regprocedure
  FROM pg_proc p
 WHERE p.pronamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
   AND has_function_privilege($1, p.oid, 'EXECUTE')
   AND NOT has_function_privilege('public', p.oid, 'EXECUTE')
UNION ALL
SELECT 'SELECT ' || c.oid::regclass
  FROM pg_class c
 WHERE c.relnamespace IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
   AND has_any_column_privilege($1, c.oid, 'SELECT, INSERT, UPDATE')
   AND NOT has_any_column_privilege('public', c.oid, 'SELECT, INSERT, UPDATE')
UNION ALL
SELECT 'CREATE IN ' || n.nspname FROM pg_namespace n WHERE has_schema_privilege($1, n.oid, 'CREATE')
UNION ALL
SELECT action || ' DATABASE' FROM unnest(ARRAY['CREATE', 'TEMPORARY']) action
 WHERE has_database_privilege($1, current_database(), action)
UNION ALL
SELECT 'CONNECT ' || d.datname FROM pg_database d
 WHERE d.datname IN ('postgres', 'template1') AND has_database_privilege($1, d.oid, 'CONNECT')
UNION ALL
SELECT 'MEMBER OF ' || r.rolname FROM pg_roles r WHERE r.rolname <> $1 AND pg_has_role($1, r.oid, 'MEMBER')
UNION ALL
SELECT attribute
  FROM pg_roles r,
       unnest(ARRAY['SUPERUSER', 'CREATEROLE', 'CREATEDB', 'REPLICATION', 'BYPASSRLS'],
              ARRAY[r.rolsuper, r.rolcreaterole, r.rolcreatedb, r.rolreplication, r.rolbypassrls]) a (attribute, is_set)
 WHERE r.rolname = $1 AND is_set
