-- question: How long until a customer orders again after the first order?
-- also: time to second order by segment
-- note: Only customers who did order again count.
-- column: days_to_second days Days from the first to the second order
SELECT c.segment_name AS segment, AVG(DATEDIFF(o.order_date_key, o.first_day)) AS days_to_second, COUNT(*) AS customers
  FROM (SELECT d.customer_key, d.order_date_key,
               ROW_NUMBER() OVER (PARTITION BY d.customer_key ORDER BY d.order_date_key) AS place,
               MIN(d.order_date_key) OVER (PARTITION BY d.customer_key) AS first_day
          FROM (SELECT DISTINCT customer_key, order_date_key FROM fact_sales) d) o
  JOIN dim_customer c ON c.customer_key = o.customer_key
 WHERE o.place = 2
 GROUP BY c.segment_name
 ORDER BY c.segment_name
