DELETE f FROM fact_return f
  LEFT JOIN dim_return d ON d.return_key = f.return_key
  LEFT JOIN stage_return s ON s.order_id = f.order_id AND s.order_date_key = f.order_date_key AND s.return_id = d.return_id
 WHERE s.return_id IS NULL
