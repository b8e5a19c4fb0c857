UPDATE etl_run SET status = 'abandoned', finished_at = CURRENT_TIMESTAMP(3),
       message = LEFT(CONCAT_WS(' ', NULLIF(message, ''), 'The program ended before the run did.'), 2000)
 WHERE status = 'running'
