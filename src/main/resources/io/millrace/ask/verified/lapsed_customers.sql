-- question: Which customers have not ordered for a year?
-- also: lapsed customers
-- also: customers without an order for a year
-- note: Those who spent the most stand first.
SELECT c.customer_name AS customer, c.customer_id, MAX(d.full_date) AS last_order, SUM(f.sales) AS sales
  FROM fact_sales f
  JOIN dim_customer c ON c.customer_key = f.customer_key
  JOIN dim_date d ON d.date_key = f.order_date_key
 GROUP BY c.customer_key, c.customer_name, c.customer_id
HAVING MAX(d.full_date) <= DATE_SUB(:data_ends, INTERVAL 1 YEAR)
 ORDER BY SUM(f.sales) DESC, c.customer_name, c.customer_id
