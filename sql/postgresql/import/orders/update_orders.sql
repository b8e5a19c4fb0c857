WITH changed AS (
  UPDATE oltp.sales_order t
     SET order_date = o.order_date,
         customer_id = o.customer_id,
         order_priority = coalesce(o.order_priority, t.order_priority),
         ship_country = o.country,
         ship_state = o.state,
         ship_city = o.city,
         ship_postal_code = coalesce(o.postal_code, t.ship_postal_code),
         region = o.region,
         market = coalesce(o.market, t.market)
    FROM import_order o
   WHERE t.order_id = o.order_id
     AND (t.order_date, t.customer_id, t.order_priority, t.ship_country, t.ship_state, t.ship_city,
          t.ship_postal_code, t.region, t.market)
         IS DISTINCT FROM
         (o.order_date, o.customer_id, coalesce(o.order_priority, t.order_priority), o.country, o.state, o.city,
          coalesce(o.postal_code, t.ship_postal_code), o.region, coalesce(o.market, t.market))
  RETURNING t.order_id
)
INSERT INTO import_touched (kind, id) SELECT 'order', order_id FROM changed
