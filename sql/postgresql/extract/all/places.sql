SELECT DISTINCT place_hash, ship_country, ship_state, ship_city, ship_postal_code, region, market FROM cdc.order_feed
