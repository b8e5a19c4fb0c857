-- Makes the account that owns the database, and the gate's, which may only sign people in, unless
-- they are there. Their passwords come as settings, because CREATE ROLE takes no bound parameter.
DO $$
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
        EXECUTE format(
            'CREATE ROLE millrace_gate LOGIN CONNECTION LIMIT 20 PASSWORD %L',
            current_setting('millrace.gate_password'));
        GRANT millrace_gate_role TO millrace_gate;
    END IF;
END
$$
