-- An order may move to another day, unless something stored that the file does not hold was shipped
-- or returned before it.
WITH redated AS (
  SELECT o.order_id, o.order_date
    FROM import_order o JOIN oltp.sales_order s ON s.order_id = o.order_id
   WHERE s.order_date <> o.order_date
), obstacle AS (
  SELECT d.order_id,
         format('its line %s, which the file does not hold, was shipped on %s', s.line_no, s.ship_date) AS reason
    FROM redated d JOIN import_stored s USING (order_id)
   WHERE s.ship_date < d.order_date
     AND NOT EXISTS (SELECT FROM import_place i WHERE i.order_id = s.order_id AND i.line_no = s.line_no)
  UNION ALL
  SELECT d.order_id, format('it was returned on %s', r.return_date)
    FROM redated d JOIN oltp.order_return r ON r.order_id = d.order_id
   WHERE r.return_date < d.order_date
)
UPDATE import_row r
   SET fault_column = 'Order Date', fault_value = r.order_date::text,
       fault_reason = format('Order %s cannot move to this day: %s.', o.order_id, o.reason)
  FROM (SELECT order_id, min(reason) AS reason FROM obstacle GROUP BY order_id) o
 WHERE o.order_id = r.order_id AND r.fault_reason IS NULL
