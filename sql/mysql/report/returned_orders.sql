SELECT order_date_key DIV ? AS step_key, COUNT(DISTINCT order_id) AS returned
FROM fact_return
WHERE order_date_key BETWEEN ? AND ?
GROUP BY step_key
