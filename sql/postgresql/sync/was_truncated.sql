SELECT count(*) FROM cdc.tombstone t, (SELECT ?::pg_snapshot AS since) w
 WHERE t.row_key IS NULL AND cdc.is_new(t.written_xid, w.since)
