SELECT table_name, row_key::text AS row_key, severity, reason FROM quality.duplicates_and_required(?::pg_snapshot, ?::text[])
