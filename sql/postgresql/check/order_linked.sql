SELECT table_name, row_key::text AS row_key, severity, reason FROM quality.order_linked(?::pg_snapshot, ?::text[])
