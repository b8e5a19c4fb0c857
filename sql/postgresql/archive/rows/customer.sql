SELECT customer_id, customer_name, segment_id, email, phone
  FROM oltp.customer
 WHERE customer_id IN (
       SELECT customer_id FROM oltp.sales_order
        WHERE order_date >= (SELECT m::date FROM cdc.named('millrace.months') m)
          AND order_date < (SELECT (m::date + interval '1 month')::date FROM cdc.named('millrace.months') m))
 ORDER BY customer_id
