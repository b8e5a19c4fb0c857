-- question: Average days to ship by ship mode
-- also: days to ship by ship mode
SELECT f.ship_mode, AVG(DATEDIFF(s.full_date, o.full_date)) AS days_to_ship
  FROM fact_sales f
  JOIN dim_date o ON o.date_key = f.order_date_key
  JOIN dim_date s ON s.date_key = f.ship_date_key
 GROUP BY f.ship_mode
 ORDER BY f.ship_mode
