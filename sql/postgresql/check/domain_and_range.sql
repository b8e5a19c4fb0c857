SELECT table_name, row_key::text AS row_key, severity, reason FROM quality.domain_and_range(?::pg_snapshot, ?::text[])
