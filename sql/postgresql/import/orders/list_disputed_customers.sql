SELECT customer_id, customer_name, segment FROM import_customer WHERE readings > 1 ORDER BY customer_id
