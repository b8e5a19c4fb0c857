SELECT DISTINCT order_date_key DIV 100 AS month_key FROM stage_touched_order
 UNION
SELECT m.month_key
  FROM (SELECT month_key, MAX(CASE WHEN extent = 'orders' THEN reconciliation_id END) AS touched,
               MAX(CASE WHEN extent = 'month' THEN reconciliation_id END) AS compared
          FROM etl_reconciliation GROUP BY month_key) m
 WHERE m.touched > COALESCE(m.compared, 0)
