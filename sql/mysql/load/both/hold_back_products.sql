DELETE s FROM stage_offence q STRAIGHT_JOIN stage_product s ON s.product_id = q.product_id
 WHERE q.table_name = 'product'
