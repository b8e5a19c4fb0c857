-- The last day, up to today, on which the person entered an order or took a return.
SELECT greatest((SELECT max(order_date) FROM oltp.sales_order WHERE entered_by = session_user AND order_date <= f.today),
                (SELECT max(return_date) FROM oltp.order_return WHERE entered_by = session_user AND return_date <= f.today))
  FROM (SELECT ?::date AS today) f
