INSERT INTO stage_offence (table_name, row_key, check_name, reason, order_id, order_date_key, line_no, return_id, product_id, customer_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON DUPLICATE KEY UPDATE reason = VALUES(reason)
