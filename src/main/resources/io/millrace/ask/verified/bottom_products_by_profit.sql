-- question: Bottom 10 products by profit
-- also: bottom ten products by profit
SELECT p.product_name AS product, p.product_id, s.profit
  FROM (SELECT product_key, SUM(profit) AS profit FROM fact_sales GROUP BY product_key) s
  JOIN dim_product p ON p.product_key = s.product_key
 ORDER BY s.profit, p.product_name, p.product_id
 LIMIT 10
