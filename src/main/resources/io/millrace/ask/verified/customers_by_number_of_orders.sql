-- question: How many customers ordered once, twice or more often?
-- also: how often do customers order
-- column: how_often text How often
SELECT ELT(o.orders, 'Once', 'Twice', 'Three times', 'Four times', 'Five times or more') AS how_often,
       COUNT(*) AS customers, SUM(o.sales) AS sales
  FROM (SELECT customer_key, LEAST(COUNT(DISTINCT order_id), 5) AS orders, SUM(sales) AS sales
          FROM fact_sales
         GROUP BY customer_key) o
 GROUP BY o.orders
 ORDER BY o.orders
