SELECT MIN(month_key) AS first_month, MAX(month_key) AS last_month
FROM agg_orders_month
WHERE category_name = '' AND order_count > 0
