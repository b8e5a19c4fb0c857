DELETE f FROM fact_sales f
  LEFT JOIN stage_sale s ON s.order_id = f.order_id AND s.order_date_key = f.order_date_key AND s.line_no = f.line_no
 WHERE s.order_id IS NULL
