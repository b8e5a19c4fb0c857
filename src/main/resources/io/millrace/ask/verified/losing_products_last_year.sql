-- question: Which products lost money last year?
SELECT p.product_name AS product, p.product_id, SUM(f.profit) AS profit
  FROM fact_sales f
  JOIN dim_product p ON p.product_key = f.product_key
 WHERE f.order_date_key BETWEEN (YEAR(:data_ends) - 1) * 10000 + 101 AND (YEAR(:data_ends) - 1) * 10000 + 1231
 GROUP BY p.product_key, p.product_name, p.product_id
HAVING SUM(f.profit) < 0
 ORDER BY p.product_name, p.product_id
