SELECT stage_name, row_count, elapsed_ms FROM etl_stage WHERE run_id = ? ORDER BY position
