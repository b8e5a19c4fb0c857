-- Check 5, the warehouse's side: staged sales whose customer or product waits in quarantine.
INSERT INTO stage_offence (table_name, row_key, check_name, reason, order_id, order_date_key, line_no)
SELECT 'order_line', JSON_OBJECT('order_id', s.order_id, 'line_no', s.line_no, 'order_date', CAST(s.order_date_key AS CHAR)),
       'orphans',
       CASE WHEN c.customer_key IS NULL THEN CONCAT('The customer ', s.customer_id, ' of this line is not in the warehouse.')
            ELSE CONCAT('The product ', s.product_id, ' of this line is not in the warehouse.') END,
       s.order_id, s.order_date_key, s.line_no
  FROM stage_sale s
  LEFT JOIN dim_customer c ON c.customer_id = s.customer_id
  LEFT JOIN dim_product p ON p.product_id = s.product_id
 WHERE c.customer_key IS NULL OR p.product_key IS NULL
