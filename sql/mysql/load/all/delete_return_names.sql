DELETE d FROM dim_return d LEFT JOIN stage_return s ON s.return_id = d.return_id
 WHERE s.return_id IS NULL AND d.return_key > 0
