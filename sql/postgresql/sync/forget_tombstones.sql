DELETE FROM cdc.tombstone
 WHERE written_xid < pg_snapshot_xmin(?::pg_snapshot) AND written_at < now() - interval '7 days'
