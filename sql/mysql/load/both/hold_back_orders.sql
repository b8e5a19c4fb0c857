DELETE s FROM stage_offence q STRAIGHT_JOIN stage_sale s ON s.order_id = q.order_id
 WHERE q.table_name = 'sales_order'
