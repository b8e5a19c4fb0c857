-- Where the file does not say when, a return came a week after the order's last shipment.
INSERT INTO oltp.order_return (order_id, order_date, return_date, return_status, return_region, return_reason)
SELECT o.order_id, o.order_date,
       coalesce(r.return_date, (SELECT max(l.ship_date) FROM oltp.order_line l
                                 WHERE l.order_id = o.order_id AND l.order_date = o.order_date) + 7,
                o.order_date + 7),
       r.status, coalesce(r.region, o.region), coalesce(r.reason, '')
  FROM import_return r JOIN oltp.sales_order o ON o.order_id = r.order_id
 WHERE r.leader = r.row_no AND NOT r.known
 ORDER BY o.order_date, o.order_id, r.row_no
