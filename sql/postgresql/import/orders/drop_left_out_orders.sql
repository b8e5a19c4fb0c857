-- Orders of which no row is left.
DELETE FROM import_order o
 WHERE NOT EXISTS (SELECT FROM import_row r WHERE r.order_id = o.order_id AND r.fault_reason IS NULL)
