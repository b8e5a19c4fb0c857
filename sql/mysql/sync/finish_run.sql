UPDATE etl_run SET status = 'done', finished_at = CURRENT_TIMESTAMP(3), orders_touched = ?, lines_loaded = ?, lines_deleted = ?,
       returns_loaded = ?, rows_quarantined = ?, reconciled = ?, oldest_change_at = ?, message = ?
 WHERE run_id = ?
