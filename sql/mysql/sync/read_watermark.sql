SELECT snapshot, system_identifier, timeline, database_oid, nonce, structure, extracted_at
  FROM etl_watermark WHERE source = 'oltp'
