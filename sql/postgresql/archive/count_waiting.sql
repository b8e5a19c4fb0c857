-- Orders of the month that something waits of in quarantine.
SELECT count(*) FROM oltp.sales_order o
 WHERE o.order_date >= (SELECT m::date FROM cdc.named('millrace.months') m)
   AND o.order_date < (SELECT (m::date + interval '1 month')::date FROM cdc.named('millrace.months') m)
   AND (o.order_id IN (SELECT n FROM cdc.named('millrace.orders') n)
     OR o.customer_id IN (SELECT n FROM cdc.named('millrace.customers') n)
     OR EXISTS (SELECT FROM oltp.order_line l
                 WHERE l.order_id = o.order_id AND l.order_date = o.order_date
                   AND l.product_id IN (SELECT n FROM cdc.named('millrace.products') n)))
