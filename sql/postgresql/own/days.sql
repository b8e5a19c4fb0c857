-- The person's own work by day: orders of that day with their sales, those of them that came back
-- since, and returns that the person took on it.
WITH asked AS (SELECT ?::date AS first_day, ?::date AS last_day),
placed AS (
  SELECT o.order_date AS day, count(*) AS orders,
         count(*) FILTER (WHERE EXISTS (SELECT FROM oltp.order_return r
                                         WHERE r.order_id = o.order_id AND r.order_date = o.order_date)) AS returned
    FROM asked a JOIN oltp.sales_order o ON o.order_date BETWEEN a.first_day AND a.last_day
   WHERE o.entered_by = session_user
   GROUP BY o.order_date
), sold AS (
  SELECT l.order_date AS day, sum(l.sales) AS sales
    FROM asked a
    JOIN oltp.sales_order o ON o.order_date BETWEEN a.first_day AND a.last_day
    JOIN oltp.order_line l ON l.order_id = o.order_id AND l.order_date = o.order_date
                          AND l.order_date BETWEEN a.first_day AND a.last_day
   WHERE o.entered_by = session_user
   GROUP BY l.order_date
), taken AS (
  SELECT r.return_date AS day, count(*) AS returns_taken
    FROM asked a JOIN oltp.order_return r ON r.return_date BETWEEN a.first_day AND a.last_day
   WHERE r.entered_by = session_user
   GROUP BY r.return_date
)
SELECT day, coalesce(orders, 0) AS orders, coalesce(sales, 0) AS sales, coalesce(returned, 0) AS returned,
       coalesce(returns_taken, 0) AS returns_taken
  FROM placed FULL JOIN sold USING (day) FULL JOIN taken USING (day)
 ORDER BY day
