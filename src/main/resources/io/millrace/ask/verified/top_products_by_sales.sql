-- question: Top 10 products by sales
-- also: top ten products by sales
SELECT p.product_name AS product, p.product_id, s.sales
  FROM (SELECT product_key, SUM(sales) AS sales FROM fact_sales GROUP BY product_key) s
  JOIN dim_product p ON p.product_key = s.product_key
 ORDER BY s.sales DESC, p.product_name, p.product_id
 LIMIT 10
