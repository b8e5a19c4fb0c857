-- The newest first. The text is part of a number, or of a customer's name or number.
SELECT o.order_id, o.order_date, o.customer_id, c.customer_name, o.ship_city, o.region, o.entered_by = session_user AS own,
       t.lines, t.sales, r.returned
  FROM (SELECT s.* FROM (SELECT lower(?::text) AS part, ?::boolean AS own_only, ?::text AS customer_id) f
          CROSS JOIN oltp.sales_order s JOIN oltp.customer n ON n.customer_id = s.customer_id
         WHERE (NOT f.own_only OR s.entered_by = session_user)
           AND (f.customer_id IS NULL OR s.customer_id = f.customer_id)
           AND (f.part = '' OR strpos(lower(s.order_id), f.part) > 0 OR strpos(lower(n.customer_name), f.part) > 0
                OR strpos(lower(n.customer_id), f.part) > 0)
         ORDER BY s.order_date DESC, s.tbl_last_dt DESC, s.order_id DESC
         LIMIT ?) o
  JOIN oltp.customer c ON c.customer_id = o.customer_id
 CROSS JOIN LATERAL (SELECT count(*) AS lines, coalesce(sum(l.sales), 0) AS sales FROM oltp.order_line l
                      WHERE l.order_id = o.order_id AND l.order_date = o.order_date) t
 CROSS JOIN LATERAL (SELECT count(*) AS returned FROM oltp.order_return b
                      WHERE b.order_id = o.order_id AND b.order_date = o.order_date) r
 ORDER BY o.order_date DESC, o.tbl_last_dt DESC, o.order_id DESC
