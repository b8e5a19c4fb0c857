-- Where the customer's last order went, of those that the person may see.
SELECT ship_country, ship_state, ship_city, ship_postal_code, region, market
  FROM oltp.sales_order WHERE customer_id = ? ORDER BY order_date DESC, tbl_last_dt DESC LIMIT 1
