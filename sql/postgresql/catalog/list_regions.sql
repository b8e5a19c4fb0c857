-- Regions with their markets: those of orders that the person may see, and the person's own.
SELECT region, market FROM oltp.sales_order GROUP BY region, market
 UNION
SELECT m, '' FROM unnest(auth.my_regions()) m
 WHERE m <> '*' AND NOT EXISTS (SELECT FROM oltp.sales_order o WHERE o.region = m)
 ORDER BY 1, 2
