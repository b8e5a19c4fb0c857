INSERT INTO oltp.sales_order (order_id, order_date, order_priority, customer_id, ship_country, ship_state, ship_city,
                              ship_postal_code, region, market)
SELECT o.order_id, o.order_date, coalesce(o.order_priority, 'Medium'), o.customer_id, o.country, o.state, o.city,
       coalesce(o.postal_code, ''), o.region,
       coalesce(o.market, CASE
         WHEN lower(o.country) IN ('united states', 'united states of america', 'usa', 'us') THEN 'US'
         WHEN lower(o.country) = 'canada' THEN 'Canada'
         ELSE 'Unknown' END)
  FROM import_order o
 WHERE NOT EXISTS (SELECT FROM oltp.sales_order t WHERE t.order_id = o.order_id)
 ORDER BY o.order_date, o.order_id
