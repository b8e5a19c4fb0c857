TRUNCATE oltp.segment, oltp.category, oltp.subcategory, oltp.product, oltp.customer,
  oltp.sales_order, oltp.order_line, oltp.order_return
