SELECT f.order_date_key DIV 100 AS month_key, COUNT(*), 0, 0, 0, 0,
       SUM(CAST(CONV(LEFT(SHA2(CONCAT_WS(CHAR(31), r.return_id, f.order_id, f.order_date_key, f.return_date_key,
         c.customer_id, f.return_status, f.return_region, r.return_reason), 256), 12), 16, 10) AS UNSIGNED))
  FROM stage_touched_order t
  STRAIGHT_JOIN fact_return f ON f.order_id = t.order_id AND f.order_date_key = t.order_date_key
  STRAIGHT_JOIN dim_return r ON r.return_key = f.return_key
  STRAIGHT_JOIN dim_customer c ON c.customer_key = f.customer_key
 GROUP BY month_key
