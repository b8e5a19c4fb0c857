-- question: How many customers did we lose last year?
-- also: customers lost last year
-- also: churn last year
-- note: Lost are those who ordered in the year before and not last year.
-- column: lost number Lost customers
-- column: customers_before number Customers the year before
-- column: lost_share percent Share lost
-- about: lost_share
SELECT c.segment_name AS segment, COUNT(*) AS customers_before,
       SUM(CASE WHEN b.bought_again = 0 THEN 1 ELSE 0 END) AS lost,
       AVG(CASE WHEN b.bought_again = 0 THEN 1.0000 ELSE 0.0000 END) AS lost_share
  FROM (SELECT customer_key,
               MAX(CASE WHEN order_date_key DIV 10000 = YEAR(:data_ends) - 1 THEN 1 ELSE 0 END) AS bought_again
          FROM fact_sales
         WHERE order_date_key DIV 10000 BETWEEN YEAR(:data_ends) - 2 AND YEAR(:data_ends) - 1
         GROUP BY customer_key
        HAVING MIN(order_date_key DIV 10000) = YEAR(:data_ends) - 2) b
  JOIN dim_customer c ON c.customer_key = b.customer_key
 GROUP BY c.segment_name
 ORDER BY c.segment_name
