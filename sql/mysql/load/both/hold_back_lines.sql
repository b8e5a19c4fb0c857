DELETE s FROM stage_offence q STRAIGHT_JOIN stage_sale s ON s.order_id = q.order_id AND s.line_no = q.line_no
 WHERE q.table_name = 'order_line' AND (q.order_date_key IS NULL OR q.order_date_key = s.order_date_key)
