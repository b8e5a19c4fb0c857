DELETE q FROM etl_quarantine q
  LEFT JOIN stage_offence s ON s.table_name = q.table_name AND s.check_name = q.check_name AND s.row_key = q.row_key
 WHERE s.row_key IS NULL
