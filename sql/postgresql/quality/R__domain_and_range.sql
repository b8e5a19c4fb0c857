-- Check 6: values are of their domain: discount 0..1, quantity above 0, shipped and returned on or
-- after the order's day, days of our calendar, known ship modes, priorities and return statuses.
CREATE OR REPLACE FUNCTION quality.domain_and_range(since pg_snapshot DEFAULT NULL, ids text[] DEFAULT NULL)
  RETURNS TABLE (table_name text, row_key jsonb, severity text, reason text) LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN QUERY
    SELECT DISTINCT 'order_line',
           jsonb_build_object('order_id', l.order_id, 'line_no', l.line_no, 'order_date', l.order_date), 'quarantine',
           concat_ws(' ',
             CASE WHEN l.quantity <= 0 THEN format('The quantity %s is not above 0.', l.quantity) END,
             CASE WHEN l.discount NOT BETWEEN 0 AND 1 THEN format('The discount %s is not between 0 and 1.', l.discount) END,
             CASE WHEN 'NaN' IN (l.sales, l.profit, l.shipping_cost)
                  THEN format('Sales %s, profit %s and shipping cost %s are not all numbers.', l.sales, l.profit, l.shipping_cost) END,
             CASE WHEN l.ship_date < l.order_date
                  THEN format('Shipped on %s, before the order''s day %s.', l.ship_date, l.order_date) END,
             CASE WHEN cdc.date_key(l.order_date) = 0 OR cdc.date_key(l.ship_date) = 0
                  THEN format('The dates %s and %s are not both between 1900 and 2199.', l.order_date, l.ship_date) END,
             CASE WHEN m.value IS NULL THEN format('The ship mode "%s" is not known.', l.ship_mode) END)
      FROM (SELECT x.* FROM oltp.order_line x WHERE since IS NULL AND ids IS NULL
            UNION ALL SELECT x.* FROM oltp.order_line x WHERE cdc.is_new(x.tbl_last_xid, since)
            UNION ALL SELECT x.* FROM oltp.order_line x WHERE x.order_id = ANY (ids)) l
      LEFT JOIN quality.known_value m ON m.kind = 'ship mode' AND m.value = l.ship_mode
     WHERE l.quantity <= 0 OR l.discount NOT BETWEEN 0 AND 1 OR 'NaN' IN (l.sales, l.profit, l.shipping_cost) OR l.ship_date < l.order_date OR m.value IS NULL
        OR l.order_date NOT BETWEEN '1900-01-01' AND '2199-12-31' OR l.ship_date NOT BETWEEN '1900-01-01' AND '2199-12-31'
    UNION ALL
    SELECT DISTINCT 'sales_order', jsonb_build_object('order_id', o.order_id, 'order_date', o.order_date), 'quarantine',
           concat_ws(' ',
             CASE WHEN p.value IS NULL THEN format('The order priority "%s" is not known.', o.order_priority) END,
             CASE WHEN cdc.date_key(o.order_date) = 0
                  THEN format('The order''s day %s is not between 1900 and 2199.', o.order_date) END)
      FROM (SELECT x.* FROM oltp.sales_order x WHERE since IS NULL AND ids IS NULL
            UNION ALL SELECT x.* FROM oltp.sales_order x WHERE cdc.is_new(x.tbl_last_xid, since)
            UNION ALL SELECT x.* FROM oltp.sales_order x WHERE x.order_id = ANY (ids)) o
      LEFT JOIN quality.known_value p ON p.kind = 'order priority' AND p.value = o.order_priority
     WHERE p.value IS NULL OR o.order_date NOT BETWEEN '1900-01-01' AND '2199-12-31'
    UNION ALL
    SELECT DISTINCT 'order_return',
           jsonb_build_object('return_id', r.return_id, 'order_id', r.order_id, 'order_date', r.order_date), 'quarantine',
           concat_ws(' ',
             CASE WHEN r.return_date < r.order_date
                  THEN format('Returned on %s, before the order''s day %s.', r.return_date, r.order_date) END,
             CASE WHEN cdc.date_key(r.return_date) = 0 OR cdc.date_key(r.order_date) = 0
                  THEN format('The dates %s and %s are not both between 1900 and 2199.', r.order_date, r.return_date) END,
             CASE WHEN s.value IS NULL THEN format('The return status "%s" is not known.', r.return_status) END)
      FROM (SELECT x.* FROM oltp.order_return x WHERE since IS NULL AND ids IS NULL
            UNION ALL SELECT x.* FROM oltp.order_return x WHERE cdc.is_new(x.tbl_last_xid, since)
            UNION ALL SELECT x.* FROM oltp.order_return x WHERE x.order_id = ANY (ids)) r
      LEFT JOIN quality.known_value s ON s.kind = 'return status' AND s.value = r.return_status
     WHERE s.value IS NULL OR r.return_date < r.order_date
        OR r.order_date NOT BETWEEN '1900-01-01' AND '2199-12-31' OR r.return_date NOT BETWEEN '1900-01-01' AND '2199-12-31';
END $$;
