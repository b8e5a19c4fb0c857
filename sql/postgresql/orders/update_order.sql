UPDATE oltp.sales_order o
   SET order_date = n.order_date, order_priority = n.order_priority, customer_id = n.customer_id,
       ship_country = n.ship_country, ship_state = n.ship_state, ship_city = n.ship_city,
       ship_postal_code = n.ship_postal_code, region = n.region, market = n.market
  FROM (SELECT ?::text AS order_id, ?::date AS order_date, ?::text AS order_priority, ?::text AS customer_id,
               ?::text AS ship_country, ?::text AS ship_state, ?::text AS ship_city, ?::text AS ship_postal_code,
               ?::text AS region, ?::text AS market) n
 WHERE o.order_id = n.order_id
   AND (o.order_date, o.order_priority, o.customer_id, o.ship_country, o.ship_state, o.ship_city, o.ship_postal_code,
        o.region, o.market)
       IS DISTINCT FROM
       (n.order_date, n.order_priority, n.customer_id, n.ship_country, n.ship_state, n.ship_city, n.ship_postal_code,
        n.region, n.market)
