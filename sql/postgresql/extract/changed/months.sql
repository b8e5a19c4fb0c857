SELECT DISTINCT date_trunc('month', order_date)::date FROM cdc.touched_order()
 WHERE order_date BETWEEN '1990-01-01' AND '2059-12-31'
