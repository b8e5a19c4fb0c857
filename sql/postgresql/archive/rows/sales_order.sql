SELECT order_id, order_date, order_priority, customer_id, ship_country, ship_state, ship_city, ship_postal_code, region,
       market, entered_by
  FROM oltp.sales_order
 WHERE order_date >= (SELECT m::date FROM cdc.named('millrace.months') m)
   AND order_date < (SELECT (m::date + interval '1 month')::date FROM cdc.named('millrace.months') m)
 ORDER BY order_id
