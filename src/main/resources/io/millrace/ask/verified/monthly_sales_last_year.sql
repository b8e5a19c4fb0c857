-- question: Monthly sales last year
-- also: sales by month last year
SELECT CONCAT(m.year, '-', LPAD(m.month, 2, '0')) AS month, COALESCE(SUM(a.sales), 0) AS sales
  FROM (SELECT DISTINCT d.year, d.month FROM dim_date d WHERE d.year = YEAR(:data_ends) - 1) m
  LEFT JOIN agg_sales_month a ON a.month_key = m.year * 100 + m.month
 GROUP BY m.year, m.month
 ORDER BY m.year, m.month
