UPDATE stage_customer s STRAIGHT_JOIN dim_customer d ON d.customer_id = s.customer_id
   SET d.customer_name = s.customer_name, d.segment_name = s.segment_name, d.email = s.email, d.phone = s.phone,
       d.first_order_date = s.first_order_date
