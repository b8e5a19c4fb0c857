-- question: How soon do returns come back?
-- also: How many returns come within 30 days of the order?
-- also: returns by days since the order
-- note: Days from the order to its first return; a month is 30 days.
-- column: how_soon text How soon
SELECT ELT(b.band, 'Within a week', 'Within a month', 'Within 2 months', 'Later') AS how_soon, COUNT(*) AS returned_orders
  FROM (SELECT r.order_id,
               CASE WHEN MIN(DATEDIFF(r.return_date_key, r.order_date_key)) <= 7 THEN 1
                    WHEN MIN(DATEDIFF(r.return_date_key, r.order_date_key)) <= 30 THEN 2
                    WHEN MIN(DATEDIFF(r.return_date_key, r.order_date_key)) <= 60 THEN 3 ELSE 4 END AS band
          FROM fact_return r
         GROUP BY r.order_id) b
 GROUP BY b.band
 ORDER BY b.band
