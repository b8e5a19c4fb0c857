-- One row per order with what its lines agree on.
CREATE TEMPORARY TABLE import_order ON COMMIT DROP AS
SELECT order_id,
       min(order_date) AS order_date,
       min(customer_id) AS customer_id,
       min(order_priority) AS order_priority,
       min(country) AS country,
       min(state) AS state,
       min(city) AS city,
       min(postal_code) AS postal_code,
       min(region) AS region,
       min(market) AS market,
       min(order_date) IS DISTINCT FROM max(order_date)
         OR min(customer_id) IS DISTINCT FROM max(customer_id)
         OR min(order_priority) IS DISTINCT FROM max(order_priority)
         OR min(country) IS DISTINCT FROM max(country)
         OR min(state) IS DISTINCT FROM max(state)
         OR min(city) IS DISTINCT FROM max(city)
         OR min(postal_code) IS DISTINCT FROM max(postal_code)
         OR min(region) IS DISTINCT FROM max(region)
         OR min(market) IS DISTINCT FROM max(market) AS disagrees
  FROM import_row
 WHERE fault_reason IS NULL
 GROUP BY order_id
