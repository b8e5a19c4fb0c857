SELECT count(*) FROM oltp.sales_order
 WHERE order_date >= (SELECT m::date FROM cdc.named('millrace.months') m)
   AND order_date < (SELECT (m::date + interval '1 month')::date FROM cdc.named('millrace.months') m)
