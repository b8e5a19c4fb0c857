-- question: Return rate by category
SELECT p.category_name AS category,
       COUNT(DISTINCT CASE WHEN f.return_key IS NOT NULL THEN f.order_id END) * 1.0000 / NULLIF(COUNT(DISTINCT f.order_id), 0) AS return_rate
  FROM fact_sales f
  JOIN dim_product p ON p.product_key = f.product_key
 GROUP BY p.category_name
 ORDER BY p.category_name
