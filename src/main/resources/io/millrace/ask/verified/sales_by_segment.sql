-- question: Sales by segment
-- also: sales by customer segment
SELECT segment_name AS segment, SUM(sales) AS sales
  FROM agg_sales_month
 GROUP BY segment_name
 ORDER BY segment_name
