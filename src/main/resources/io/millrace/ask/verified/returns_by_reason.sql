-- question: Returns by reason
SELECT r.return_reason, COUNT(DISTINCT f.order_id) AS returned_orders
  FROM fact_sales f
  JOIN dim_return r ON r.return_key = f.return_key
 GROUP BY r.return_reason
 ORDER BY r.return_reason
