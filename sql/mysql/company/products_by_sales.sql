SELECT p.product_name AS name, s.sales
  FROM (SELECT product_key, SUM(sales) AS sales
          FROM fact_sales WHERE order_date_key BETWEEN ? AND ? GROUP BY product_key) s
  JOIN dim_product p ON p.product_key = s.product_key
 ORDER BY s.sales DESC, s.product_key
