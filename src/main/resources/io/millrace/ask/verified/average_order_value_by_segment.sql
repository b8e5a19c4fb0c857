-- question: Average order value by segment
SELECT c.segment_name AS segment, SUM(f.sales) / COUNT(DISTINCT f.order_id) AS average_order_value
  FROM fact_sales f
  JOIN dim_customer c ON c.customer_key = f.customer_key
 GROUP BY c.segment_name
 ORDER BY c.segment_name
