-- Whose business a country and state are, by the last order that went there; a state counts more.
SELECT o.region, o.market
  FROM (SELECT lower(?::text) AS country, lower(?::text) AS state) p
  JOIN oltp.sales_order o ON lower(o.ship_country) = p.country AND (p.state = '' OR lower(o.ship_state) = p.state)
 ORDER BY o.order_date DESC, o.order_id DESC
 LIMIT 1
