-- question: Which days had no sales?
-- also: days without any sales
-- column: weekday text Weekday
SELECT d.full_date AS day, d.weekday_name AS weekday
  FROM dim_date d
 WHERE d.full_date BETWEEN :data_begins AND :data_ends
   AND d.date_key NOT IN (SELECT order_date_key FROM fact_sales)
 ORDER BY d.full_date
