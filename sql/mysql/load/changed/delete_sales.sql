DELETE f FROM stage_touched_order t
  STRAIGHT_JOIN fact_sales f ON f.order_id = t.order_id AND f.order_date_key = t.order_date_key
  LEFT JOIN stage_sale s ON s.order_id = f.order_id AND s.order_date_key = f.order_date_key AND s.line_no = f.line_no
 WHERE s.order_id IS NULL
