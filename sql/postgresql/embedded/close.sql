-- Takes back, in this database, what PostgreSQL lets everybody do who may connect: making large
-- objects and writing to the log of changes, either of which fills the disk. Only a superuser can.
DO $$
DECLARE
    open regprocedure;
BEGIN
    FOR open IN
        SELECT p.oid
          FROM pg_proc p
         WHERE p.pronamespace = 'pg_catalog'::regnamespace
           AND (p.proname ~ '^lo_' OR p.proname IN ('loread', 'lowrite', 'pg_logical_emit_message'))
           AND (p.proacl IS NULL OR EXISTS (SELECT FROM aclexplode(p.proacl) a WHERE a.grantee = 0))
    LOOP
        EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', open);
    END LOOP;
END
$$
