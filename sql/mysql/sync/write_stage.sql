INSERT INTO etl_stage (run_id, position, stage_name, row_count, elapsed_ms) VALUES (?, ?, ?, ?, ?)
