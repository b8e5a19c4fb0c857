-- question: Is the data complete in every month?
-- also: Is the data complete?
-- also: which months are missing
-- also: how many days of each month have sales
-- note: Days count from the first to the last day of data; lines with unknowns lack their customer, product or place.
-- column: days number Days
-- column: days_with_sales number Days with sales
-- column: lines_with_unknowns number Lines with unknowns
-- about: days_with_sales
SELECT CONCAT(m.year, '-', LPAD(m.month, 2, '0')) AS month, m.days, COALESCE(s.days_with_sales, 0) AS days_with_sales,
       COALESCE(s.order_lines, 0) AS order_lines, COALESCE(s.unknowns, 0) AS lines_with_unknowns
  FROM (SELECT d.year, d.month, COUNT(*) AS days
          FROM dim_date d
         WHERE d.full_date BETWEEN :data_begins AND :data_ends
         GROUP BY d.year, d.month) m
  LEFT JOIN (SELECT order_date_key DIV 100 AS month_key, COUNT(DISTINCT order_date_key) AS days_with_sales,
                    COUNT(*) AS order_lines,
                    SUM(CASE WHEN customer_key = -1 OR product_key = -1 OR location_key = -1 THEN 1 ELSE 0 END) AS unknowns
               FROM fact_sales
              GROUP BY order_date_key DIV 100) s
    ON s.month_key = m.year * 100 + m.month
 ORDER BY m.year, m.month
