-- The last comparison of each month, and the last one that took in all of it.
SELECT r.month_key, r.subject, r.is_equal, r.checked_at, r.extent, r.source_rows, r.warehouse_rows, r.source_sales,
       r.warehouse_sales, r.source_profit, r.warehouse_profit, r.source_hash_sum, r.warehouse_hash_sum,
       whole.source_rows AS all_rows
  FROM (SELECT month_key, subject, MAX(reconciliation_id) AS last_id,
               MAX(CASE WHEN extent = 'month' THEN reconciliation_id END) AS last_whole_id
          FROM etl_reconciliation GROUP BY month_key, subject) latest
  JOIN etl_reconciliation r ON r.reconciliation_id = latest.last_id
  LEFT JOIN etl_reconciliation whole ON whole.reconciliation_id = latest.last_whole_id
 ORDER BY r.month_key, r.subject DESC
