DELETE d FROM stage_touched_order t
  STRAIGHT_JOIN fact_return f ON f.order_id = t.order_id AND f.order_date_key = t.order_date_key
  STRAIGHT_JOIN dim_return d ON d.return_key = f.return_key
  LEFT JOIN stage_return s ON s.return_id = d.return_id
 WHERE s.return_id IS NULL
