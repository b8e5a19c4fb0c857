INSERT INTO etl_reconciliation (run_id, extent, subject, month_key, source_rows, warehouse_rows, source_quantity,
  warehouse_quantity, source_sales, warehouse_sales, source_profit, warehouse_profit, source_shipping,
  warehouse_shipping, source_hash_sum, warehouse_hash_sum, is_equal)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
