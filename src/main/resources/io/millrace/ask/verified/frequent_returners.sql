-- question: Which customers return more than a fifth of their orders?
-- also: customers who return a lot
-- note: Only customers with three orders or more count.
-- about: return_rate
SELECT o.customer, o.customer_id, o.orders, o.returned_orders, o.returned_orders / o.orders AS return_rate
  FROM (SELECT c.customer_name AS customer, c.customer_id, COUNT(DISTINCT f.order_id) AS orders,
               COUNT(DISTINCT CASE WHEN f.return_key IS NOT NULL THEN f.order_id END) AS returned_orders
          FROM fact_sales f
          JOIN dim_customer c ON c.customer_key = f.customer_key
         GROUP BY c.customer_key, c.customer_name, c.customer_id) o
 WHERE o.orders >= 3 AND o.returned_orders * 5 > o.orders
 ORDER BY o.returned_orders / o.orders DESC, o.customer, o.customer_id
