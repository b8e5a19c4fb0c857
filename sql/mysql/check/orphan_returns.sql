-- Check 5, the warehouse's side: staged returns whose customer waits in quarantine.
INSERT INTO stage_offence (table_name, row_key, check_name, reason, order_id, return_id)
SELECT 'order_return',
       JSON_OBJECT('return_id', s.return_id, 'order_id', s.order_id, 'order_date', CAST(s.order_date_key AS CHAR)),
       'orphans', CONCAT('The customer ', s.customer_id, ' of this return is not in the warehouse.'), s.order_id, s.return_id
  FROM stage_return s
  LEFT JOIN dim_customer c ON c.customer_id = s.customer_id
 WHERE c.customer_key IS NULL
