-- question: Sales this year vs last year
-- also: sales this year compared with last year
SELECT y.sales, y.sales_before, y.sales - y.sales_before AS sales_difference,
       (y.sales - y.sales_before) / NULLIF(ABS(y.sales_before), 0) AS sales_growth
  FROM (SELECT COALESCE(SUM(CASE WHEN a.month_key DIV 100 = YEAR(:data_ends) THEN a.sales END), 0) AS sales,
               COALESCE(SUM(CASE WHEN a.month_key DIV 100 = YEAR(:data_ends) - 1 THEN a.sales END), 0) AS sales_before
          FROM agg_sales_month a) y
