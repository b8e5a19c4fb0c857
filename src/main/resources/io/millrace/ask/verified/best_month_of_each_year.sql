-- question: What was the best month of each year for sales?
-- also: best month of every year
-- column: best_month text Best month
SELECT b.year, b.month_name AS best_month, b.sales
  FROM (SELECT m.year, m.month_name, SUM(a.sales) AS sales,
               ROW_NUMBER() OVER (PARTITION BY m.year ORDER BY SUM(a.sales) DESC, m.month) AS place
          FROM agg_sales_month a
          JOIN (SELECT DISTINCT year, month, month_name FROM dim_date WHERE date_key > 0) m
            ON m.year * 100 + m.month = a.month_key
         GROUP BY m.year, m.month, m.month_name) b
 WHERE b.place = 1
 ORDER BY b.year
