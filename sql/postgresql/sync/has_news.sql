SELECT cdc.has_news(?::pg_snapshot)
