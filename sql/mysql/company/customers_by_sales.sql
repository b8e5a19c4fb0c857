SELECT c.customer_name AS name, s.sales
  FROM (SELECT customer_key, SUM(sales) AS sales
          FROM fact_sales WHERE order_date_key BETWEEN ? AND ? GROUP BY customer_key) s
  JOIN dim_customer c ON c.customer_key = s.customer_key
 ORDER BY s.sales DESC, s.customer_key
