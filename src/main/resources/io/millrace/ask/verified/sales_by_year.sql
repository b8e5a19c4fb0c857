-- question: Sales by year
-- also: annual sales
-- also: yearly sales
SELECT d.year, COALESCE(SUM(a.sales), 0) AS sales
  FROM (SELECT DISTINCT year FROM dim_date WHERE full_date BETWEEN :data_begins AND :data_ends) d
  LEFT JOIN (SELECT month_key, SUM(sales) AS sales FROM agg_sales_month GROUP BY month_key) a
    ON a.month_key DIV 100 = d.year
 GROUP BY d.year
 ORDER BY d.year
