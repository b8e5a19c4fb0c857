-- question: Which regions moved up or down in sales last year?
-- also: regions that changed rank in sales last year
-- note: A place is among all regions by sales, last year and the year before.
-- column: place_before number Place the year before
-- column: place_now number Place last year
-- column: sales_before money Sales the year before
-- about: place_now
SELECT r.region, r.place_before, r.place_now, r.sales_before, r.sales
  FROM (SELECT s.region, s.sales_before, s.sales,
               RANK() OVER (ORDER BY s.sales_before DESC) AS place_before, RANK() OVER (ORDER BY s.sales DESC) AS place_now
          FROM (SELECT region,
                       SUM(CASE WHEN month_key DIV 100 = YEAR(:data_ends) - 2 THEN sales ELSE 0 END) AS sales_before,
                       SUM(CASE WHEN month_key DIV 100 = YEAR(:data_ends) - 1 THEN sales ELSE 0 END) AS sales
                  FROM agg_sales_month
                 GROUP BY region) s) r
 WHERE r.place_now <> r.place_before
 ORDER BY r.place_now, r.region
