-- Sales and orders of any days, by steps of a day (divisor 1) or a month (divisor 100).
SELECT f.order_date_key DIV ? AS step_key, l.region, SUM(f.sales) AS sales, SUM(f.profit) AS profit,
       COUNT(DISTINCT f.order_id) AS orders
FROM fact_sales f
JOIN dim_location l ON l.location_key = f.location_key
WHERE f.order_date_key BETWEEN ? AND ?
GROUP BY step_key, l.region
