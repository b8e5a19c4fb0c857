SELECT segment_id, segment_name
  FROM oltp.segment
 WHERE segment_id IN (
       SELECT c.segment_id FROM oltp.sales_order o JOIN oltp.customer c ON c.customer_id = o.customer_id
        WHERE o.order_date >= (SELECT m::date FROM cdc.named('millrace.months') m)
          AND o.order_date < (SELECT (m::date + interval '1 month')::date FROM cdc.named('millrace.months') m))
 ORDER BY segment_id
