-- question: Which products turned from profit to loss last year?
-- also: products that turned from profit to loss last year
-- column: profit_before money Profit the year before
-- about: profit
SELECT p.product_name AS product, p.product_id, y.profit_before, y.profit
  FROM (SELECT product_key,
               SUM(CASE WHEN order_date_key DIV 10000 = YEAR(:data_ends) - 2 THEN profit ELSE 0 END) AS profit_before,
               SUM(CASE WHEN order_date_key DIV 10000 = YEAR(:data_ends) - 1 THEN profit ELSE 0 END) AS profit
          FROM fact_sales
         GROUP BY product_key) y
  JOIN dim_product p ON p.product_key = y.product_key
 WHERE y.profit_before > 0 AND y.profit < 0
 ORDER BY y.profit, p.product_name, p.product_id
