-- list_sales is what the same lines would have sold for without their discounts.
SELECT p.category_name, p.subcategory_name, SUM(f.sales) AS sales, SUM(f.profit) AS profit,
       SUM(CASE WHEN f.discount < 1 THEN f.sales / (1 - f.discount) ELSE f.sales END) AS list_sales
  FROM fact_sales f
  JOIN dim_product p ON p.product_key = f.product_key
 WHERE f.order_date_key BETWEEN ? AND ?
 GROUP BY p.category_name, p.subcategory_name
