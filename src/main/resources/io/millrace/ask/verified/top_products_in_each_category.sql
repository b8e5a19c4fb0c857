-- question: Top 3 products in each category
-- also: top three products in each category
SELECT r.category, r.product, r.product_id, r.sales
  FROM (SELECT p.category_name AS category, p.product_name AS product, p.product_id, s.sales,
               ROW_NUMBER() OVER (PARTITION BY p.category_name
                                  ORDER BY s.sales DESC, p.product_name, p.product_id) AS place
          FROM (SELECT product_key, SUM(sales) AS sales FROM fact_sales GROUP BY product_key) s
          JOIN dim_product p ON p.product_key = s.product_key) r
 WHERE r.place <= 3
 ORDER BY r.category, r.place
