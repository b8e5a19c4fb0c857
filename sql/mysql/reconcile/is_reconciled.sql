-- Whether the last comparison of each month was equal; no row before the first one.
SELECT MIN(r.is_equal)
  FROM etl_reconciliation r
  JOIN (SELECT MAX(reconciliation_id) AS reconciliation_id FROM etl_reconciliation GROUP BY month_key, subject) latest
    ON latest.reconciliation_id = r.reconciliation_id
HAVING COUNT(*) > 0
