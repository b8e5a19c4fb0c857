-- The regions of the market with the most orders: whose business the demo company's manager sees.
SELECT DISTINCT region FROM oltp.sales_order
 WHERE market = (SELECT market FROM oltp.sales_order GROUP BY market ORDER BY count(*) DESC, market LIMIT 1)
 ORDER BY region
