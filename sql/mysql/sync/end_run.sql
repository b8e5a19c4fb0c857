UPDATE etl_run SET status = ?, finished_at = CURRENT_TIMESTAMP(3), message = ? WHERE run_id = ?
