SELECT return_id, order_id, order_date, return_date, return_status, return_region, return_reason, returned_lines,
       entered_by
  FROM oltp.order_return
 WHERE order_date >= (SELECT m::date FROM cdc.named('millrace.months') m)
   AND order_date < (SELECT (m::date + interval '1 month')::date FROM cdc.named('millrace.months') m)
 ORDER BY return_id
