SELECT o.order_id, o.order_date, o.order_priority, o.customer_id, c.customer_name, s.segment_name, o.ship_country,
       o.ship_state, o.ship_city, o.ship_postal_code, o.region, o.market, o.entered_by = session_user AS own
  FROM oltp.sales_order o
  JOIN oltp.customer c ON c.customer_id = o.customer_id
  JOIN oltp.segment s ON s.segment_id = c.segment_id
 WHERE o.order_id = ?
