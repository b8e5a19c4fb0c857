-- Readers go on until the partitions are dropped; writers wait.
LOCK TABLE oltp.sales_order, oltp.order_line, oltp.order_return IN SHARE ROW EXCLUSIVE MODE
