REPLACE INTO etl_watermark (source, snapshot, system_identifier, timeline, database_oid, nonce, structure,
                            extracted_at, run_id)
VALUES ('oltp', ?, ?, ?, ?, ?, ?, ?, ?)
