-- question: Late share by ship mode
SELECT f.ship_mode,
       AVG(CASE WHEN DATEDIFF(f.ship_date_key, f.order_date_key)
                     > CASE f.ship_mode WHEN 'Same Day' THEN 0 WHEN 'First Class' THEN 3
                                        WHEN 'Second Class' THEN 5 ELSE 7 END
                THEN 1.0000 ELSE 0.0000 END) AS late_rate
  FROM fact_sales f
 GROUP BY f.ship_mode
 ORDER BY f.ship_mode
