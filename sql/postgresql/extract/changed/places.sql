SELECT DISTINCT f.place_hash, f.ship_country, f.ship_state, f.ship_city, f.ship_postal_code, f.region, f.market
  FROM cdc.touched_order() k JOIN cdc.order_feed f ON f.order_id = k.order_id AND f.order_date = k.order_date
