UPDATE import_row r
   SET fault_column = 'Order ID', fault_value = r.order_id,
       fault_reason = 'There is no such order; import the orders before their returns.'
 WHERE r.fault_reason IS NULL
   AND NOT EXISTS (SELECT FROM oltp.sales_order o WHERE o.order_id = r.order_id)
