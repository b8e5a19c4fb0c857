-- Makes the account that owns the database, and the gate's, which may only sign people in, unless
-- they are there. Their passwords come as settings, because CREATE ROLE takes no bound parameter.
DO $$
DECLARE
    changed name;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'millrace') THEN
        EXECUTE format(
            'CREATE ROLE millrace LOGIN CREATEROLE PASSWORD %L',
            current_setting('millrace.password'));
        -- To see the sizes and statements that the sync centre shows.
        GRANT pg_monitor TO millrace;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'millrace_gate_role') THEN
        CREATE ROLE millrace_gate_role NOLOGIN;
    END IF;
    GRANT millrace_gate_role TO millrace WITH ADMIN OPTION;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'millrace_gate') THEN
        CREATE ROLE millrace_gate LOGIN CONNECTION LIMIT 20;
        GRANT millrace_gate_role TO millrace_gate;
    END IF;
    -- Each time: PostgreSQL lets every account change its own password and settings, and whoever did
    -- that with the one that all people share would keep the others out.
    EXECUTE format(
        'ALTER ROLE millrace_gate PASSWORD %L', current_setting('millrace.gate_password'));
    ALTER ROLE millrace_gate RESET ALL;
    FOR changed IN
        SELECT d.datname
          FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
         WHERE s.setrole = 'millrace_gate'::regrole
    LOOP
        EXECUTE format('ALTER ROLE millrace_gate IN DATABASE %I RESET ALL', changed);
    END LOOP;
END
$$
