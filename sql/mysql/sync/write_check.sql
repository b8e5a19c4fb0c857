INSERT INTO etl_check (run_id, check_name, outcome, row_count, elapsed_ms) VALUES (?, ?, ?, ?, ?)
