INSERT INTO oltp.order_return (return_id, order_id, order_date, return_date, return_status, return_region, return_reason,
  returned_lines, entered_by)
SELECT a.return_id, a.order_id, a.order_date, a.return_date, a.return_status, a.return_region, a.return_reason,
       a.returned_lines, a.entered_by
  FROM archive_coming k JOIN archived_order_return a ON a.order_id = k.order_id
