-- The first and the last day of all sales and returns, where the calendar does not reach that far.
SELECT s.first_day, s.last_day
  FROM (SELECT MIN(first_day) AS first_day, MAX(last_day) AS last_day FROM (
          SELECT MIN(LEAST(order_date_key, ship_date_key)) AS first_day, MAX(GREATEST(order_date_key, ship_date_key)) AS last_day
            FROM fact_sales
          UNION ALL
          SELECT MIN(LEAST(order_date_key, return_date_key)), MAX(GREATEST(order_date_key, return_date_key))
            FROM fact_return) both_kinds) s
  JOIN (SELECT MIN(date_key) AS first_day, MAX(date_key) AS last_day FROM dim_date WHERE date_key > 0) c
    ON s.first_day < c.first_day OR s.last_day > c.last_day
