-- question: Average discount by sub-category
SELECT p.subcategory_name AS subcategory, SUM(f.discount) / COUNT(*) AS discount
  FROM fact_sales f
  JOIN dim_product p ON p.product_key = f.product_key
 GROUP BY p.subcategory_name
 ORDER BY p.subcategory_name
