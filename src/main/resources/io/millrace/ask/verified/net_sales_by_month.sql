-- question: Net sales after returns by month
-- also: Sales after returns by month
-- also: sales less returns by month
-- note: Net sales leave out every line of an order that was returned, in the month of the order.
-- column: net_sales money Net sales
-- about: net_sales
SELECT CONCAT(m.year, '-', LPAD(m.month, 2, '0')) AS month, COALESCE(s.sales, 0) AS sales,
       COALESCE(s.returned_sales, 0) AS returned_sales, COALESCE(s.sales - s.returned_sales, 0) AS net_sales
  FROM (SELECT DISTINCT d.year, d.month FROM dim_date d WHERE d.full_date BETWEEN :data_begins AND :data_ends) m
  LEFT JOIN (SELECT order_date_key DIV 100 AS month_key, SUM(sales) AS sales,
                    SUM(CASE WHEN return_key IS NOT NULL THEN sales ELSE 0 END) AS returned_sales
               FROM fact_sales
              GROUP BY order_date_key DIV 100) s
    ON s.month_key = m.year * 100 + m.month
 ORDER BY m.year, m.month
