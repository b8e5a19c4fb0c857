INSERT INTO dim_location (country, state, city, postal_code, region, market)
SELECT s.country, s.state, s.city, s.postal_code, s.region, s.market
  FROM stage_place s
  LEFT JOIN dim_location d ON d.city = s.city AND d.postal_code = s.postal_code AND d.state = s.state
                          AND d.country = s.country AND d.region = s.region AND d.market = s.market
 WHERE d.location_key IS NULL
