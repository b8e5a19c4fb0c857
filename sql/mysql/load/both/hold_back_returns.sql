DELETE s FROM stage_offence q STRAIGHT_JOIN stage_return s ON s.order_id = q.order_id
 WHERE q.table_name = 'sales_order' OR (q.table_name = 'order_return' AND q.return_id = s.return_id)
