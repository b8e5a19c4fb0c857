-- question: Number of customers
-- also: how many customers do we have
SELECT COUNT(DISTINCT customer_key) AS customers FROM fact_sales
