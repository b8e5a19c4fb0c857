INSERT INTO dim_customer (customer_id, customer_name, segment_name, email, phone, first_order_date)
SELECT s.customer_id, s.customer_name, s.segment_name, s.email, s.phone, s.first_order_date
  FROM stage_customer s LEFT JOIN dim_customer d ON d.customer_id = s.customer_id
 WHERE d.customer_key IS NULL
