-- question: Monthly profit
-- also: profit by month
-- also: profit per month
SELECT CONCAT(m.year, '-', LPAD(m.month, 2, '0')) AS month, COALESCE(SUM(a.profit), 0) AS profit
  FROM (SELECT DISTINCT d.year, d.month FROM dim_date d WHERE d.full_date BETWEEN :data_begins AND :data_ends) m
  LEFT JOIN agg_sales_month a ON a.month_key = m.year * 100 + m.month
 GROUP BY m.year, m.month
 ORDER BY m.year, m.month
