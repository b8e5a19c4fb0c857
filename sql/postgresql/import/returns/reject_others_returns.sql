-- Returns that somebody else took and of which the file says otherwise: the servers would let nobody
-- but him change them.
UPDATE import_row r
   SET fault_column = 'Order ID', fault_value = r.order_id,
       fault_reason = format('The return of order %s was taken by somebody else, who alone may change it.', r.order_id)
  FROM import_return n
  JOIN oltp.sales_order o ON o.order_id = n.order_id
  JOIN oltp.order_return t ON t.return_id = n.return_id AND t.order_date = o.order_date
 WHERE n.row_no = r.row_no AND n.known AND r.fault_reason IS NULL
   AND row_security_active('oltp.order_return') AND t.entered_by <> session_user
   AND (t.return_date, t.return_status, t.return_region, t.return_reason)
       IS DISTINCT FROM
       (coalesce(n.return_date, t.return_date), n.status, coalesce(n.region, t.return_region),
        coalesce(n.reason, t.return_reason))
