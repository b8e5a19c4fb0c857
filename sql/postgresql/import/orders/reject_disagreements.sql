-- An order whose lines disagree about what is the order's, not the line's, is left out as a whole.
WITH said AS (
  SELECT r.row_no, r.order_id, r.line, c.place, c.title, c.value
    FROM import_order o
    JOIN import_row r ON r.order_id = o.order_id AND r.fault_reason IS NULL
   CROSS JOIN LATERAL (VALUES
           (1, 'Customer ID', r.customer_id), (2, 'Order Date', r.order_date::text), (3, 'Country', r.country),
           (4, 'State', r.state), (5, 'City', r.city), (6, 'Postal Code', r.postal_code), (7, 'Region', r.region),
           (8, 'Market', r.market), (9, 'Order Priority', r.order_priority)) AS c (place, title, value)
   WHERE o.disagrees AND c.value IS NOT NULL
), reading AS (
  SELECT order_id, place, title, value, min(line) AS line FROM said GROUP BY order_id, place, title, value
), disputed AS (
  SELECT order_id, place, title,
         string_agg(format('%s (line %s)', coalesce(nullif(value, ''), 'blank'), line), ', ' ORDER BY line) AS readings
    FROM reading GROUP BY order_id, place, title HAVING count(*) > 1
), dispute AS (
  SELECT s.row_no, s.order_id,
         string_agg(d.title, '; ' ORDER BY d.place) AS titles,
         string_agg(s.value, '; ' ORDER BY d.place) AS own_values,
         string_agg(format('%s: %s', d.title, d.readings), '; ' ORDER BY d.place) AS readings
    FROM said s JOIN disputed d USING (order_id, place) GROUP BY s.row_no, s.order_id
)
UPDATE import_row r
   SET fault_column = d.titles, fault_value = d.own_values,
       fault_reason = format('The lines of order %s disagree, so the whole order is left out. %s.', d.order_id, d.readings)
  FROM dispute d
 WHERE d.row_no = r.row_no
