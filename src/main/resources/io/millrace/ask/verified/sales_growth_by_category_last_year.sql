-- question: Sales growth by category last year
SELECT c.category, c.sales, c.sales_before, c.sales - c.sales_before AS sales_difference,
       (c.sales - c.sales_before) / NULLIF(ABS(c.sales_before), 0) AS sales_growth
  FROM (SELECT a.category_name AS category,
               SUM(CASE WHEN a.month_key DIV 100 = YEAR(:data_ends) - 1 THEN a.sales ELSE 0 END) AS sales,
               SUM(CASE WHEN a.month_key DIV 100 = YEAR(:data_ends) - 2 THEN a.sales ELSE 0 END) AS sales_before
          FROM agg_sales_month a
         WHERE a.month_key DIV 100 BETWEEN YEAR(:data_ends) - 2 AND YEAR(:data_ends) - 1
         GROUP BY a.category_name) c
 ORDER BY c.category
