-- question: Sales by quarter
-- also: quarterly sales
SELECT CONCAT(q.year, '-Q', q.quarter) AS quarter, COALESCE(SUM(a.sales), 0) AS sales
  FROM (SELECT DISTINCT d.year, d.quarter FROM dim_date d WHERE d.full_date BETWEEN :data_begins AND :data_ends) q
  LEFT JOIN (SELECT month_key, SUM(sales) AS sales FROM agg_sales_month GROUP BY month_key) a
    ON a.month_key BETWEEN q.year * 100 + q.quarter * 3 - 2 AND q.year * 100 + q.quarter * 3
 GROUP BY q.year, q.quarter
 ORDER BY q.year, q.quarter
