COPY import_row (
  row_no, line, row_id, order_line, order_id, order_date, ship_date, ship_mode, customer_id, customer_name,
  segment, city, state, country, postal_code, market, region, product_id, category, subcategory, product_name,
  sales, quantity, discount, profit, shipping_cost, order_priority, fault_column, fault_value, fault_reason
) FROM STDIN
