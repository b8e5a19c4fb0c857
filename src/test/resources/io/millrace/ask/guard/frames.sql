# Queries with %s where a subquery can stand. After ! stands what only reads a number there.
SELECT (%s)
SELECT 1 FROM fact_sales WHERE sales = (%s)
SELECT 1 FROM fact_sales WHERE sales IN (%s)
SELECT 1 FROM fact_sales WHERE sales NOT IN (%s)
SELECT 1 FROM fact_sales WHERE EXISTS (%s)
SELECT 1 FROM fact_sales WHERE sales > ALL (%s)
SELECT 1 FROM fact_sales WHERE sales BETWEEN (%s) AND 2
SELECT 1 FROM fact_sales WHERE sales BETWEEN 1 AND (%s)
SELECT 1 FROM dim_product WHERE product_name LIKE (%s)
SELECT 1 FROM dim_product WHERE product_name LIKE 'a' ESCAPE (%s)
SELECT 1 FROM dim_product WHERE product_name REGEXP (%s)
SELECT 1 FROM fact_sales WHERE (%s) IS NULL
SELECT 1 FROM fact_sales WHERE NOT (%s)
SELECT 1 FROM fact_sales WHERE -(%s) < 1
SELECT 1 FROM fact_sales GROUP BY (%s)
SELECT 1 FROM fact_sales GROUP BY sales WITH ROLLUP HAVING (%s) > 1
SELECT 1 FROM fact_sales ORDER BY (%s)
SELECT 1 FROM fact_sales f JOIN dim_product p ON f.product_key = (%s)
SELECT 1 FROM fact_sales f LEFT JOIN dim_product p ON (%s)
SELECT 1 FROM (%s) x
SELECT 1 FROM fact_sales, (%s) x
SELECT 1 FROM (fact_sales JOIN (%s) x)
SELECT 1 FROM fact_sales CROSS JOIN (%s) x
SELECT CASE (%s) WHEN 1 THEN 2 END
SELECT CASE WHEN (%s) THEN 2 END
SELECT CASE WHEN 1 THEN (%s) END
SELECT CASE WHEN 1 THEN 2 ELSE (%s) END
SELECT IF((%s), 1, 2)
SELECT COALESCE(1, (%s))
SELECT CAST((%s) AS CHAR)
! SELECT CONVERT((%s), CHAR)
SELECT COUNT((%s))
SELECT COUNT(DISTINCT (%s))
SELECT TRIM(LEADING (%s) FROM 'a')
SELECT TRIM(LEADING 'a' FROM (%s))
SELECT SUBSTRING((%s) FROM 2)
SELECT SUBSTRING('a' FROM (%s))
SELECT POSITION('a' IN (%s))
SELECT EXTRACT(YEAR FROM (%s))
! SELECT DATE_ADD(full_date, INTERVAL (%s) DAY) FROM dim_date
! SELECT full_date + INTERVAL (%s) DAY FROM dim_date
SELECT GROUP_CONCAT((%s) SEPARATOR ',') FROM fact_sales
SELECT GROUP_CONCAT(sales ORDER BY (%s) SEPARATOR ',') FROM fact_sales
SELECT GROUP_CONCAT(DISTINCT sales ORDER BY profit, (%s)) FROM fact_sales
SELECT SUM((%s)) OVER () FROM fact_sales
SELECT SUM(sales) OVER (PARTITION BY (%s)) FROM fact_sales
SELECT SUM(sales) OVER (ORDER BY (%s)) FROM fact_sales
SELECT SUM(sales) OVER (PARTITION BY sales ORDER BY profit, (%s) DESC) FROM fact_sales
! SELECT SUM(sales) OVER (ORDER BY sales ROWS BETWEEN (%s) PRECEDING AND CURRENT ROW) FROM fact_sales
! SELECT SUM(sales) OVER (ORDER BY sales ROWS (%s) PRECEDING) FROM fact_sales
SELECT SUM(sales) OVER w FROM fact_sales WINDOW w AS (PARTITION BY (%s))
SELECT SUM(sales) OVER w FROM fact_sales WINDOW v AS (ORDER BY 1), w AS (ORDER BY (%s))
SELECT LAG(sales, (%s)) OVER (ORDER BY sales) FROM fact_sales
SELECT LAG(sales, 1, (%s)) OVER (ORDER BY sales) FROM fact_sales
SELECT NTILE((%s)) OVER (ORDER BY sales) FROM fact_sales
SELECT RANK() OVER (ORDER BY (%s)) FROM fact_sales
SELECT (1, (%s)) = (1, 2)
SELECT ROW(1, (%s)) = ROW(1, 2)
SELECT 1 UNION %s
SELECT 1 UNION ALL (%s)
SELECT 1 EXCEPT %s
(SELECT 1) UNION (SELECT 2) ORDER BY (%s)
WITH x AS (%s) SELECT 1
WITH y AS (SELECT 1 AS z), x AS (%s) SELECT z FROM y
SELECT 1 FROM (WITH x AS (%s) SELECT 1) t
! SELECT 1 FROM fact_sales LIMIT (%s)
! SELECT 1 FROM fact_sales LIMIT 1 OFFSET (%s)
