SELECT run_id, kind, status, month_key, started_at, finished_at, lines_loaded, message
  FROM etl_run ORDER BY run_id DESC LIMIT 5
