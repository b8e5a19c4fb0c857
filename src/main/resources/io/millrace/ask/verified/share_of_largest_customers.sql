-- question: What share of sales comes from the ten largest customers?
-- also: how dependent are we on our ten largest customers
-- column: largest_share percent Share of the ten largest
-- column: largest_sales money Sales to the ten largest
SELECT SUM(CASE WHEN s.place <= 10 THEN s.sales ELSE 0 END) / NULLIF(SUM(s.sales), 0) AS largest_share,
       SUM(CASE WHEN s.place <= 10 THEN s.sales ELSE 0 END) AS largest_sales, SUM(s.sales) AS sales
  FROM (SELECT customer_key, SUM(sales) AS sales, ROW_NUMBER() OVER (ORDER BY SUM(sales) DESC) AS place
          FROM fact_sales
         GROUP BY customer_key) s
