-- question: Average time between orders of a customer
-- also: How long is it between a customer's orders?
-- also: average days between orders
-- note: Days between one day with orders of a customer and the next, for those with more than one.
-- column: average_gap days Average time between orders
SELECT c.segment_name AS segment, AVG(g.gap) AS average_gap, COUNT(DISTINCT g.customer_key) AS customers
  FROM (SELECT o.customer_key, DATEDIFF(o.order_date_key, LAG(o.order_date_key) OVER (PARTITION BY o.customer_key ORDER BY o.order_date_key)) AS gap
          FROM (SELECT DISTINCT customer_key, order_date_key FROM fact_sales) o) g
  JOIN dim_customer c ON c.customer_key = g.customer_key
 WHERE g.gap IS NOT NULL
 GROUP BY c.segment_name
 ORDER BY c.segment_name
