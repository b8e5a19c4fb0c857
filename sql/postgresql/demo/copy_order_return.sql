COPY oltp.order_return (return_id, order_id, order_date, return_date, return_status, return_region,
  return_reason, entered_by)
  FROM STDIN
