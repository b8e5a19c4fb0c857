SELECT MIN(order_date_key) AS first_day, MAX(order_date_key) AS last_day
FROM fact_sales
WHERE order_date_key BETWEEN ? AND ?
