INSERT INTO oltp.order_return (order_id, order_date, return_date, return_status, return_region, return_reason, returned_lines)
VALUES (?, ?, ?, ?, ?, ?, ?::integer[])
