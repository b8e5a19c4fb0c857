SELECT c.check_name, c.outcome, c.row_count, c.elapsed_ms, r.started_at
  FROM (SELECT check_name, MAX(run_id) AS run_id FROM etl_check GROUP BY check_name) latest
  JOIN etl_check c ON c.check_name = latest.check_name AND c.run_id = latest.run_id
  JOIN etl_run r ON r.run_id = c.run_id
