UPDATE import_row r
   SET fault_column = CASE WHEN r.status IS NULL THEN 'Returned' ELSE 'Return Date' END,
       fault_value = CASE WHEN r.status IS NULL THEN 'No' ELSE r.return_date::text END,
       fault_reason = CASE WHEN r.status IS NULL
         THEN 'The order has a return already; an import never deletes one.'
         ELSE format('The order was placed on %s, after this day.', o.order_date) END
  FROM oltp.sales_order o
 WHERE o.order_id = r.order_id AND r.fault_reason IS NULL
   AND (r.return_date < o.order_date
        OR r.status IS NULL AND EXISTS (SELECT FROM oltp.order_return t
                                         WHERE t.order_id = o.order_id AND t.order_date = o.order_date))
