UPDATE etl_run SET status = 'abandoned', finished_at = CURRENT_TIMESTAMP(3), message = 'The program ended before the run did.'
 WHERE status = 'running'
