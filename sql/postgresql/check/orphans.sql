SELECT table_name, row_key::text AS row_key, severity, reason FROM quality.orphans(?::pg_snapshot, ?::text[])
