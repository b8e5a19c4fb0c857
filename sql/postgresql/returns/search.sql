-- The newest first. The text is part of an order's number, a customer's name or number, or a reason.
SELECT r.return_id, r.order_id, r.return_date, r.return_status, r.return_reason, r.returned_lines,
       r.entered_by = session_user AS own, c.customer_name, o.order_date
  FROM (SELECT lower(?::text) AS part, ?::boolean AS own_only, ?::text AS customer_id) f
 CROSS JOIN oltp.order_return r
  JOIN oltp.sales_order o ON o.order_id = r.order_id AND o.order_date = r.order_date
  JOIN oltp.customer c ON c.customer_id = o.customer_id
 WHERE (NOT f.own_only OR r.entered_by = session_user)
   AND (f.customer_id IS NULL OR o.customer_id = f.customer_id)
   AND (f.part = '' OR strpos(lower(r.order_id), f.part) > 0 OR strpos(lower(c.customer_name), f.part) > 0
        OR strpos(lower(c.customer_id), f.part) > 0 OR strpos(lower(r.return_reason), f.part) > 0)
 ORDER BY r.return_date DESC, r.return_id DESC
 LIMIT ?
