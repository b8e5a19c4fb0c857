-- A month that is back in the shop only needs a sync; all else needs the same month again.
SELECT run_id, kind, status, month_key, started_at, finished_at, lines_loaded, message
  FROM etl_run r
 WHERE month_key IS NOT NULL AND status IN ('unfinished', 'abandoned')
   AND NOT EXISTS (SELECT 1 FROM etl_run later
                    WHERE later.month_key = r.month_key AND later.run_id > r.run_id AND later.status = 'done')
   AND NOT (kind = 'restore' AND status = 'unfinished'
            AND EXISTS (SELECT 1 FROM etl_run later
                         WHERE later.month_key IS NULL AND later.run_id > r.run_id AND later.status = 'done'))
 ORDER BY run_id
