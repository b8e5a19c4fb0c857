-- question: Total profit
-- also: What is our total profit?
-- also: overall profit
SELECT SUM(profit) AS profit FROM agg_sales_month
