-- question: How long ago did customers last order?
-- also: customers by recency
-- column: how_long_ago text How long ago
SELECT ELT(a.band, 'Up to 3 months', '3 to 6 months', '6 to 12 months', '1 to 2 years', 'Over 2 years') AS how_long_ago,
       COUNT(*) AS customers, SUM(a.sales) AS sales
  FROM (SELECT l.customer_key, l.sales,
               CASE WHEN l.last_day > DATE_SUB(:data_ends, INTERVAL 3 MONTH) THEN 1
                    WHEN l.last_day > DATE_SUB(:data_ends, INTERVAL 6 MONTH) THEN 2
                    WHEN l.last_day > DATE_SUB(:data_ends, INTERVAL 12 MONTH) THEN 3
                    WHEN l.last_day > DATE_SUB(:data_ends, INTERVAL 24 MONTH) THEN 4 ELSE 5 END AS band
          FROM (SELECT f.customer_key, MAX(d.full_date) AS last_day, SUM(f.sales) AS sales
                  FROM fact_sales f
                  JOIN dim_date d ON d.date_key = f.order_date_key
                 GROUP BY f.customer_key) l) a
 GROUP BY a.band
 ORDER BY a.band
