-- question: How many orders were shipped in several parts?
-- also: share of orders shipped in parts
-- note: In parts means on more than one day.
-- column: orders_in_parts number Orders in parts
-- column: share_in_parts percent Share in parts
SELECT COUNT(*) AS orders, SUM(CASE WHEN o.days > 1 THEN 1 ELSE 0 END) AS orders_in_parts,
       AVG(CASE WHEN o.days > 1 THEN 1.0000 ELSE 0.0000 END) AS share_in_parts
  FROM (SELECT order_id, COUNT(DISTINCT ship_date_key) AS days FROM fact_sales GROUP BY order_id) o
