INSERT INTO oltp.sales_order (order_id, order_date, order_priority, customer_id, ship_country, ship_state, ship_city,
  ship_postal_code, region, market, entered_by)
SELECT a.order_id, a.order_date, a.order_priority, a.customer_id, a.ship_country, a.ship_state, a.ship_city,
       a.ship_postal_code, a.region, a.market, a.entered_by
  FROM archive_coming k JOIN archived_sales_order a ON a.order_id = k.order_id
