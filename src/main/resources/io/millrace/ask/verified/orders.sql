-- question: Number of orders
-- also: how many orders do we have
SELECT SUM(order_count) AS orders FROM agg_orders_month WHERE category_name = ''
