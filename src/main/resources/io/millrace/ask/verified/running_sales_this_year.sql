-- question: Running total of sales this year by month
SELECT CONCAT(m.year, '-', LPAD(m.month, 2, '0')) AS month, m.sales,
       SUM(m.sales) OVER (ORDER BY m.year, m.month ROWS UNBOUNDED PRECEDING) AS sales_so_far
  FROM (SELECT d.year, d.month, COALESCE(MAX(a.sales), 0) AS sales
          FROM dim_date d
          LEFT JOIN (SELECT month_key, SUM(sales) AS sales FROM agg_sales_month GROUP BY month_key) a
            ON a.month_key = d.year * 100 + d.month
         WHERE d.year = YEAR(:data_ends) AND d.full_date <= :data_ends
         GROUP BY d.year, d.month) m
 ORDER BY m.year, m.month
