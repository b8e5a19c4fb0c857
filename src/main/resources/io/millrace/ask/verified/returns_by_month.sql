-- question: Number of returns by month
-- also: monthly returns
SELECT CONCAT(m.year, '-', LPAD(m.month, 2, '0')) AS month, COALESCE(r.orders, 0) AS returned_orders
  FROM (SELECT DISTINCT d.year, d.month FROM dim_date d WHERE d.full_date BETWEEN :data_begins AND :data_ends) m
  LEFT JOIN (SELECT order_date_key DIV 100 AS month_key, COUNT(DISTINCT order_id) AS orders
               FROM fact_sales
              WHERE return_key IS NOT NULL
              GROUP BY order_date_key DIV 100) r
    ON r.month_key = m.year * 100 + m.month
 ORDER BY m.year, m.month
