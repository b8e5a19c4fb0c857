DELETE s FROM stage_offence q STRAIGHT_JOIN stage_customer s ON s.customer_id = q.customer_id
 WHERE q.table_name = 'customer'
