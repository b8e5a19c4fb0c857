-- question: Share of sales by category
SELECT a.category_name AS category, SUM(a.sales) AS sales,
       SUM(a.sales) / NULLIF((SELECT SUM(w.sales) FROM agg_sales_month w), 0) AS sales_share
  FROM agg_sales_month a
 GROUP BY a.category_name
 ORDER BY a.category_name
