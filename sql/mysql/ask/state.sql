-- How far the warehouse is, and whether the last comparison of each month was equal.
SELECT w.run_id, w.extracted_at,
       (SELECT MIN(r.is_equal)
          FROM etl_reconciliation r
          JOIN (SELECT MAX(reconciliation_id) AS reconciliation_id FROM etl_reconciliation
                 GROUP BY month_key, subject) latest
            ON latest.reconciliation_id = r.reconciliation_id) AS is_reconciled
  FROM etl_watermark w WHERE w.source = 'oltp'
