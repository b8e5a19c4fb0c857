INSERT INTO oltp.sales_order (order_id, order_date, order_priority, customer_id, ship_country, ship_state, ship_city,
                              ship_postal_code, region, market)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
