-- The calendar stays continuous: from the earlier of what it holds and the first day wanted, to the
-- later of what it holds and the last. 200,000 days are more than 540 years.
INSERT INTO dim_date (date_key, full_date, year, quarter, month, month_name, week, day, weekday, weekday_name, is_weekend)
SELECT YEAR(d) * 10000 + MONTH(d) * 100 + DAYOFMONTH(d), d, YEAR(d), QUARTER(d), MONTH(d),
       ELT(MONTH(d), 'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October',
           'November', 'December'),
       WEEK(d, 3), DAYOFMONTH(d), WEEKDAY(d) + 1,
       ELT(WEEKDAY(d) + 1, 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'),
       WEEKDAY(d) >= 5
  FROM (SELECT DATE_ADD(LEAST(CAST(? AS DATE), COALESCE(span.first_day, CAST(? AS DATE))), INTERVAL n.number DAY) AS d,
               span.last_day
          FROM (SELECT a.n + 10 * b.n + 100 * c.n + 1000 * e.n + 10000 * f.n + 100000 * g.n AS number
                  FROM (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
                        UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) a
                 CROSS JOIN (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
                        UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) b
                 CROSS JOIN (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
                        UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) c
                 CROSS JOIN (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
                        UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) e
                 CROSS JOIN (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
                        UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9) f
                 CROSS JOIN (SELECT 0 AS n UNION ALL SELECT 1) g) n
         CROSS JOIN (SELECT MIN(full_date) AS first_day, MAX(full_date) AS last_day FROM dim_date) span) days
 WHERE d <= GREATEST(CAST(? AS DATE), COALESCE(last_day, CAST(? AS DATE)))
   AND NOT EXISTS (SELECT 1 FROM dim_date x WHERE x.full_date = d)
