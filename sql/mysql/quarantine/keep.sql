INSERT INTO etl_quarantine (table_name, row_key, check_name, reason, order_id, line_no, return_id, product_id, customer_id,
                            first_run_id, last_run_id)
SELECT s.table_name, s.row_key, s.check_name, s.reason, s.order_id, s.line_no, s.return_id, s.product_id, s.customer_id, ?, ?
  FROM stage_offence s
    ON DUPLICATE KEY UPDATE reason = VALUES(reason), last_run_id = VALUES(last_run_id)
