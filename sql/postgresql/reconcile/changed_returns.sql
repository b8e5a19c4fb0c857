SELECT p.month_key, count(*), 0, 0, 0, 0, sum(cdc.row_hash(p.fields))
  FROM cdc.touched_order() k JOIN cdc.return_proof p ON p.order_id = k.order_id AND p.order_date = k.order_date
 GROUP BY p.month_key
