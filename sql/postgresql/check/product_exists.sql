SELECT table_name, row_key::text AS row_key, severity, reason FROM quality.product_exists(?::pg_snapshot, ?::text[])
