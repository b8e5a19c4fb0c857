SELECT table_name, row_key, check_name, reason, waiting_since, first_run_id, last_run_id
  FROM etl_quarantine ORDER BY quarantine_id LIMIT 5000
