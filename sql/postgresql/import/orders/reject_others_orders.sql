-- Orders that somebody else entered: the servers would let nobody but him change them.
UPDATE import_row r
   SET fault_column = 'Order ID', fault_value = r.order_id,
       fault_reason = format('Order %s was entered by somebody else, who alone may change it.', r.order_id)
  FROM oltp.orders_of_others(ARRAY(SELECT order_id FROM import_order)) o (order_id)
 WHERE row_security_active('oltp.sales_order') AND r.order_id = o.order_id AND r.fault_reason IS NULL
