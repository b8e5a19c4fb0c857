SELECT run_id, kind, status, month_key, person, started_at, finished_at, oldest_change_at, lines_loaded, lines_deleted,
       returns_loaded, rows_quarantined, message
  FROM etl_run ORDER BY run_id DESC LIMIT 200
