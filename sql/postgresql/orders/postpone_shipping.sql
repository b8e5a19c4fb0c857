-- Before an order moves to a later day: none of its lines may be shipped before that day meanwhile.
UPDATE oltp.order_line SET ship_date = n.day
  FROM (SELECT ?::text AS order_id, ?::date AS day) n
 WHERE order_line.order_id = n.order_id AND ship_date < n.day
