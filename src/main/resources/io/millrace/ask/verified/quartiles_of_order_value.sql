-- question: Median and quartiles of order value
-- also: quartiles of order value
-- note: A quarter of the orders is worth no more than the lower quartile, half no more than the median.
-- column: lowest money Lowest
-- column: lower_quartile money Lower quartile
-- column: middle money Median
-- column: upper_quartile money Upper quartile
-- column: highest money Highest
SELECT MIN(o.sales) AS lowest, MAX(CASE WHEN o.part = 1 THEN o.sales END) AS lower_quartile,
       MAX(CASE WHEN o.part <= 2 THEN o.sales END) AS middle, MAX(CASE WHEN o.part <= 3 THEN o.sales END) AS upper_quartile,
       MAX(o.sales) AS highest
  FROM (SELECT order_id, SUM(sales) AS sales, NTILE(4) OVER (ORDER BY SUM(sales), order_id) AS part
          FROM fact_sales
         GROUP BY order_id) o
