COPY oltp.customer (customer_id, customer_name, segment_id, email, phone)
  FROM STDIN
