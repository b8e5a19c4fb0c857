SELECT table_name, row_key::text AS row_key, severity, reason FROM quality.customer_exists(?::pg_snapshot, ?::text[])
