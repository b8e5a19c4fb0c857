-- question: Top 10 customers by sales
-- also: top ten customers by sales
SELECT c.customer_name AS customer, c.customer_id, s.sales
  FROM (SELECT customer_key, SUM(sales) AS sales FROM fact_sales GROUP BY customer_key) s
  JOIN dim_customer c ON c.customer_key = s.customer_key
 ORDER BY s.sales DESC, c.customer_name, c.customer_id
 LIMIT 10
