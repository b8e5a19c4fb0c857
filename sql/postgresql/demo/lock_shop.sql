-- Nobody else writes between the look whether the shop is empty and the load.
LOCK TABLE oltp.segment, oltp.category, oltp.subcategory, oltp.product, oltp.customer,
  oltp.sales_order, oltp.order_line, oltp.order_return IN SHARE ROW EXCLUSIVE MODE
