-- question: Which products are class A, B and C?
-- also: abc classes of products
-- note: The best products that make 80% of sales are class A, the next 15% class B, the rest class C.
-- column: product_class text Class
-- about: sales
SELECT c.product_class, COUNT(*) AS products_sold, SUM(c.sales) AS sales
  FROM (SELECT s.sales,
               CASE WHEN s.before_it < 0.8 * s.whole THEN 'A' WHEN s.before_it < 0.95 * s.whole THEN 'B' ELSE 'C' END AS product_class
          FROM (SELECT p.product_key, p.sales, SUM(p.sales) OVER () AS whole,
                       COALESCE(SUM(p.sales) OVER (ORDER BY p.sales DESC, p.product_key
                                                   ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before_it
                  FROM (SELECT product_key, SUM(sales) AS sales FROM fact_sales GROUP BY product_key) p) s) c
 GROUP BY c.product_class
 ORDER BY c.product_class
