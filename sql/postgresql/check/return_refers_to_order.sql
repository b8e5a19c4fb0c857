SELECT table_name, row_key::text AS row_key, severity, reason FROM quality.return_refers_to_order(?::pg_snapshot, ?::text[])
