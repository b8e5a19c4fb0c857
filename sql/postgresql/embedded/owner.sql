-- Makes the account that owns the database, unless it is there. Its password comes as the setting
-- millrace.password, because CREATE ROLE takes no bound parameter.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'millrace') THEN
        EXECUTE format(
            'CREATE ROLE millrace LOGIN CREATEROLE PASSWORD %L',
            current_setting('millrace.password'));
        -- To see the sizes and statements that the sync centre shows.
        GRANT pg_monitor TO millrace;
    END IF;
END
$$
