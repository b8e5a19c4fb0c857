-- question: Number of new customers by month
-- also: new customers per month
SELECT CONCAT(m.year, '-', LPAD(m.month, 2, '0')) AS month, COALESCE(n.customers, 0) AS customers
  FROM (SELECT DISTINCT d.year, d.month FROM dim_date d WHERE d.full_date BETWEEN :data_begins AND :data_ends) m
  LEFT JOIN (SELECT f.order_date_key DIV 100 AS month_key, COUNT(DISTINCT f.customer_key) AS customers
               FROM fact_sales f
               JOIN dim_customer c ON c.customer_key = f.customer_key
              WHERE EXTRACT(YEAR_MONTH FROM c.first_order_date) = f.order_date_key DIV 100
              GROUP BY f.order_date_key DIV 100) n
    ON n.month_key = m.year * 100 + m.month
 ORDER BY m.year, m.month
