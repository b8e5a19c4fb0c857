-- question: Total sales
-- also: What are our total sales?
-- also: overall sales
SELECT SUM(sales) AS sales FROM agg_sales_month
