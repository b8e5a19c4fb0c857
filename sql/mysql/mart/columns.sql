SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE
  FROM information_schema.COLUMNS
 WHERE TABLE_SCHEMA = DATABASE()
   AND (TABLE_NAME LIKE 'dim\_%' OR TABLE_NAME LIKE 'fact\_%' OR TABLE_NAME LIKE 'agg\_%'
        OR TABLE_NAME IN ('etl_run', 'etl_stage', 'etl_watermark', 'etl_quarantine', 'etl_check', 'etl_reconciliation'))
 ORDER BY TABLE_NAME, ORDINAL_POSITION
