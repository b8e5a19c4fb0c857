SELECT p.category_name, SUM(f.sales) AS sales, SUM(f.profit) AS profit,
       COUNT(DISTINCT f.order_id) AS orders
FROM fact_sales f
JOIN dim_product p ON p.product_key = f.product_key
WHERE f.order_date_key BETWEEN ? AND ?
GROUP BY p.category_name
ORDER BY SUM(f.sales) DESC, p.category_name
