# Queries as people write them. Each must pass, and give what it gives without the guard, on both servers.

# Totals and filters.
SELECT COUNT(*) FROM fact_sales
SELECT count(*) from fact_sales;
SELECT COUNT( * ) AS n FROM fact_sales
SELECT SUM(sales), SUM(profit), SUM(quantity) FROM fact_sales
SELECT ROUND(SUM(sales), 2) AS total FROM fact_sales WHERE order_date_key BETWEEN 20240101 AND 20241231
SELECT AVG(sales) avg_sales, MIN(sales) min_sales, MAX(sales) max_sales FROM fact_sales
SELECT COUNT(DISTINCT order_id) FROM fact_sales
SELECT COUNT(DISTINCT customer_key, product_key) FROM fact_sales
SELECT SUM(profit) / SUM(sales) AS margin FROM fact_sales
SELECT SUM(profit) / NULLIF(SUM(sales), 0) * 100 AS 'margin %' FROM fact_sales
SELECT * FROM dim_location ORDER BY location_key
SELECT * FROM dim_product WHERE category_name = 'Furniture'
SELECT product_name FROM dim_product WHERE product_name LIKE 'O%' ORDER BY product_name
SELECT product_name FROM dim_product WHERE product_name NOT LIKE '%e%'
SELECT product_name FROM dim_product WHERE product_name LIKE '%!%%' ESCAPE '!'
SELECT product_name FROM dim_product WHERE product_name IN ('Pen', 'Phone') OR category_name = 'Furniture'
SELECT product_name FROM dim_product WHERE NOT (product_name = 'Pen')
SELECT product_name FROM dim_product WHERE product_name REGEXP '^P' ORDER BY 1
SELECT product_name FROM dim_product WHERE product_name NOT REGEXP '^P'
SELECT product_name FROM dim_product WHERE product_name RLIKE 'n$'
SELECT order_id, line_no FROM fact_sales WHERE profit < 0 AND sales > 100 ORDER BY order_id, line_no
SELECT order_id FROM fact_sales WHERE return_key IS NULL ORDER BY order_id LIMIT 5
SELECT order_id FROM fact_sales WHERE return_key IS NOT NULL ORDER BY order_id LIMIT 5
SELECT DISTINCT ship_mode FROM fact_sales ORDER BY ship_mode
SELECT DISTINCT order_priority, ship_mode FROM fact_sales
SELECT sales FROM fact_sales ORDER BY sales DESC LIMIT 3
SELECT sales FROM fact_sales ORDER BY sales DESC, sales_key LIMIT 5, 3
SELECT sales FROM fact_sales ORDER BY sales DESC, sales_key ASC LIMIT 3 OFFSET 5
SELECT sales_key FROM fact_sales WHERE sales_key % 2 = 0 ORDER BY 1 LIMIT 4
SELECT sales_key DIV 10, COUNT(*) FROM fact_sales GROUP BY 1 ORDER BY 1 LIMIT 4
SELECT -sales, +profit, - profit FROM fact_sales ORDER BY sales_key LIMIT 2
SELECT sales * 1.2 - profit / 2 + .5 AS x, 1e2, 2.5E-1 FROM fact_sales ORDER BY sales_key LIMIT 2
SELECT sales <=> NULL, sales != 3, sales <> 4, sales <= 5, sales >= 6 FROM fact_sales ORDER BY sales_key LIMIT 2
SELECT 1 XOR 0, 1 AND 0 OR 1, NOT 1
SELECT TRUE, FALSE, NULL, NULL IS NULL, 1 IS TRUE, 0 IS NOT TRUE, NULL IS UNKNOWN
SELECT (sales > 100) = (profit > 0) AS same, COUNT(*) FROM fact_sales GROUP BY 1 ORDER BY 1
SELECT 'it''s', 'Zoë', '', 'a?b', 'a -- b', 'a /* b */', '#', '@x', ';', '"', '`'
SELECT `sales`, `fact_sales`.`profit` FROM `fact_sales` ORDER BY `sales_key` LIMIT 2
SELECT fact_sales.sales FROM fact_sales ORDER BY fact_sales.sales_key LIMIT 2
SELECT f.* FROM fact_sales AS f ORDER BY f.sales_key LIMIT 2
SELECT f.*, 1 AS one FROM fact_sales f ORDER BY sales_key LIMIT 2

# Joins.
SELECT category_name, SUM(sales) FROM fact_sales JOIN dim_product USING (product_key) GROUP BY 1
SELECT category_name, SUM(sales) FROM fact_sales JOIN dim_product USING(product_key) GROUP BY category_name ORDER BY SUM(sales) DESC
SELECT p.category_name, p.subcategory_name, SUM(f.sales) AS sales FROM fact_sales f JOIN dim_product p ON p.product_key = f.product_key GROUP BY p.category_name, p.subcategory_name ORDER BY sales DESC
SELECT l.region, SUM(f.profit) profit FROM fact_sales f INNER JOIN dim_location l ON f.location_key = l.location_key GROUP BY l.region
SELECT l.region, p.category_name, COUNT(*) FROM fact_sales f, dim_location l, dim_product p WHERE f.location_key = l.location_key AND f.product_key = p.product_key GROUP BY l.region, p.category_name ORDER BY 1, 2
SELECT p.product_name, SUM(f.quantity) FROM dim_product p LEFT JOIN fact_sales f ON f.product_key = p.product_key GROUP BY p.product_name ORDER BY 1
SELECT p.product_name FROM dim_product p LEFT OUTER JOIN fact_sales f USING (product_key) WHERE f.sales_key IS NULL
SELECT COUNT(*) FROM dim_product p RIGHT JOIN fact_sales f ON f.product_key = p.product_key
SELECT COUNT(*) FROM fact_sales NATURAL JOIN dim_product
SELECT COUNT(*) FROM fact_sales NATURAL LEFT JOIN dim_product
SELECT COUNT(*) FROM dim_product CROSS JOIN dim_location
SELECT a.product_name, b.product_name FROM dim_product a JOIN dim_product b ON a.product_key < b.product_key ORDER BY 1, 2
SELECT d.year, d.month, SUM(f.sales) FROM fact_sales f JOIN dim_date d ON d.date_key = f.order_date_key GROUP BY d.year, d.month ORDER BY d.year, d.month
SELECT d.year, d.quarter, COUNT(DISTINCT f.order_id) orders FROM fact_sales f JOIN dim_date d ON d.date_key = f.order_date_key GROUP BY d.year, d.quarter ORDER BY 1, 2
SELECT s.full_date, o.full_date FROM fact_sales f JOIN dim_date o ON o.date_key = f.order_date_key JOIN dim_date s ON s.date_key = f.ship_date_key ORDER BY f.sales_key LIMIT 3
SELECT c.segment_name, COUNT(DISTINCT c.customer_key) FROM fact_sales f JOIN dim_customer c ON c.customer_key = f.customer_key GROUP BY c.segment_name ORDER BY 1
SELECT c.customer_name, SUM(f.sales) AS spent FROM fact_sales f JOIN dim_customer c USING (customer_key) GROUP BY c.customer_key, c.customer_name ORDER BY spent DESC LIMIT 5
SELECT COUNT(*) FROM (fact_sales f JOIN dim_product p ON p.product_key = f.product_key) JOIN dim_location l ON l.location_key = f.location_key
SELECT COUNT(*) FROM fact_sales f JOIN (dim_product p CROSS JOIN dim_location l) ON p.product_key = f.product_key AND l.location_key = f.location_key
SELECT f.order_id, r.return_status FROM fact_sales f JOIN fact_return r ON r.order_id = f.order_id ORDER BY 1, 2 LIMIT 5
SELECT d.weekday_name, SUM(f.sales) FROM fact_sales f JOIN dim_date d ON d.date_key = f.order_date_key GROUP BY d.weekday_name, d.weekday ORDER BY d.weekday
SELECT d.is_weekend, SUM(f.sales) FROM fact_sales f JOIN dim_date d ON d.date_key = f.order_date_key GROUP BY d.is_weekend ORDER BY 1
SELECT SUM(f.sales) FROM fact_sales f JOIN dim_date d ON d.date_key = f.order_date_key WHERE d.is_weekend
SELECT SUM(f.sales) FROM fact_sales f JOIN dim_date d ON d.date_key = f.order_date_key WHERE NOT d.is_weekend AND d.year = 2024

# Groups.
SELECT ship_mode, COUNT(*) c FROM fact_sales GROUP BY ship_mode HAVING COUNT(*) > 5
SELECT order_id, COUNT(*) AS n FROM fact_sales GROUP BY order_id HAVING n > 2 ORDER BY n DESC, order_id LIMIT 5
SELECT order_date_key DIV 100 AS month, SUM(sales) AS sales FROM fact_sales GROUP BY month ORDER BY month
SELECT order_date_key DIV 10000 AS year, SUM(sales) FROM fact_sales GROUP BY year WITH ROLLUP
SELECT category_name, subcategory_name, SUM(sales) FROM fact_sales JOIN dim_product USING (product_key) GROUP BY category_name, subcategory_name WITH ROLLUP
SELECT CASE WHEN sales > 80 THEN 'big' WHEN sales > 40 THEN 'middle' ELSE 'small' END AS bucket, COUNT(*) FROM fact_sales GROUP BY bucket ORDER BY 2 DESC, 1
SELECT CASE order_priority WHEN 'Low' THEN 1 WHEN 'High' THEN 2 END AS p, COUNT(*) FROM fact_sales GROUP BY p
SELECT SUM(CASE WHEN profit < 0 THEN 1 ELSE 0 END) AS losses, COUNT(*) AS n FROM fact_sales
SELECT SUM(IF(profit < 0, profit, 0)) AS lost, SUM(profit < 0) AS losses FROM fact_sales
SELECT COUNT(CASE WHEN sales > 50 THEN 1 END) / COUNT(*) AS share FROM fact_sales
SELECT FLOOR(sales / 20) * 20 AS bin, COUNT(*) FROM fact_sales GROUP BY bin ORDER BY bin
SELECT GROUP_CONCAT(DISTINCT product_key ORDER BY product_key DESC SEPARATOR ', ') FROM fact_sales
SELECT GROUP_CONCAT(product_name ORDER BY product_name) FROM dim_product
SELECT category_name, GROUP_CONCAT(product_name SEPARATOR '|') FROM dim_product GROUP BY category_name ORDER BY 1
SELECT STDDEV_SAMP(sales), STDDEV_POP(sales), VAR_SAMP(sales), VAR_POP(sales) FROM fact_sales
SELECT STD(sales), STDDEV(sales), VARIANCE(sales) FROM fact_sales
SELECT year, COUNT(*) AS count, MIN(day) AS min, MAX(day) AS max, SUM(month) AS sum FROM dim_date WHERE year > 0 GROUP BY year ORDER BY year
SELECT order_date_key DIV 10000 year, COUNT(DISTINCT order_id) orders, COUNT(*) / COUNT(DISTINCT order_id) per_order FROM fact_sales GROUP BY 1 ORDER BY 1
SELECT product_key, discount > 0 AS discounted, AVG(profit) FROM fact_sales GROUP BY product_key, discount > 0 ORDER BY 1, 2
SELECT COUNT(*) FROM dim_date HAVING COUNT(*) > 0

# Dates.
SELECT YEAR(full_date), MONTH(full_date), DAY(full_date), QUARTER(full_date) FROM dim_date WHERE date_key = 20240131
SELECT DAYNAME(full_date), MONTHNAME(full_date), DAYOFWEEK(full_date), DAYOFYEAR(full_date), WEEKDAY(full_date) FROM dim_date WHERE date_key = 20240131
SELECT WEEK(full_date, 3), YEARWEEK(full_date, 3), WEEKOFYEAR(full_date), LAST_DAY(full_date) FROM dim_date WHERE date_key = 20240131
SELECT DATE_FORMAT(full_date, '%Y-%m') AS month, COUNT(*) FROM dim_date WHERE year = 2024 GROUP BY 1 ORDER BY 1
SELECT DATE_ADD(full_date, INTERVAL 1 MONTH), DATE_SUB(full_date, INTERVAL 7 DAY) FROM dim_date WHERE date_key = 20240131
SELECT full_date + INTERVAL 1 DAY, full_date - INTERVAL 1 YEAR, full_date + INTERVAL '2' WEEK FROM dim_date WHERE date_key = 20240131
SELECT full_date + INTERVAL month MONTH FROM dim_date WHERE date_key = 20240131
SELECT EXTRACT(YEAR FROM full_date), EXTRACT(MONTH FROM full_date), EXTRACT(YEAR_MONTH FROM full_date) FROM dim_date WHERE date_key = 20240131
SELECT DATEDIFF('2024-03-01', full_date), TIMESTAMPDIFF(MONTH, full_date, '2024-12-31'), TIMESTAMPADD(DAY, 3, full_date) FROM dim_date WHERE date_key = 20240131
SELECT COUNT(*) FROM dim_date WHERE full_date >= DATE '2024-01-01' AND full_date < DATE '2024-02-01'
SELECT COUNT(*) FROM dim_date WHERE full_date BETWEEN '2024-01-01' AND '2024-03-31'
SELECT COUNT(*) FROM dim_date WHERE full_date >= TIMESTAMP '2024-01-01 00:00:00'
SELECT COUNT(*) FROM dim_date WHERE full_date < CURRENT_DATE AND full_date < CURDATE() AND full_date < NOW() AND full_date < CURRENT_TIMESTAMP
SELECT STR_TO_DATE('31.01.2024', '%d.%m.%Y'), MAKEDATE(2024, 31), FROM_DAYS(TO_DAYS('2024-01-31'))
SELECT DATE(full_date), TIMESTAMP(full_date), UNIX_TIMESTAMP(full_date) FROM dim_date WHERE date_key = 20240131
SELECT SEC_TO_TIME(3661), TIME_TO_SEC('01:01:01'), HOUR('10:20:30'), MINUTE('10:20:30'), SECOND('10:20:30')
SELECT PERIOD_ADD(202401, 2), PERIOD_DIFF(202403, 202401), ADDDATE('2024-01-31', 1), SUBDATE('2024-01-31', 1)
SELECT STR_TO_DATE(CAST(order_date_key AS CHAR), '%Y%m%d') AS d, SUM(sales) FROM fact_sales GROUP BY d ORDER BY d LIMIT 3
SELECT AVG(DATEDIFF(s.full_date, o.full_date)) FROM fact_sales f JOIN dim_date o ON o.date_key = f.order_date_key JOIN dim_date s ON s.date_key = f.ship_date_key

# Texts, numbers and casts.
SELECT CONCAT(product_name, ' (', category_name, ')') FROM dim_product ORDER BY product_key
SELECT CONCAT_WS(', ', product_name, category_name), LENGTH(product_name), CHAR_LENGTH(product_name) FROM dim_product ORDER BY product_key
SELECT UPPER(product_name), LOWER(product_name), UCASE(product_name), LCASE(product_name), REVERSE(product_name) FROM dim_product ORDER BY product_key
SELECT LEFT(product_name, 2), RIGHT(product_name, 2), SUBSTRING(product_name, 2, 2), SUBSTR(product_name, 2), MID(product_name, 1, 1) FROM dim_product ORDER BY product_key
SELECT SUBSTRING(product_name FROM 2), SUBSTRING_INDEX(product_name, ' ', 1) FROM dim_product ORDER BY product_key
SELECT TRIM(product_name), LTRIM(product_name), RTRIM(product_name), TRIM(LEADING 'P' FROM product_name), TRIM(BOTH 'n' FROM product_name) FROM dim_product ORDER BY product_key
SELECT REPLACE(product_name, 'e', 'E'), INSTR(product_name, 'e'), LOCATE('e', product_name), POSITION('e' IN product_name) FROM dim_product ORDER BY product_key
SELECT LPAD(month, 2, '0'), RPAD(month, 3, '.') FROM dim_date WHERE date_key = 20240131
SELECT FORMAT(1234567.891, 2), FIELD('b', 'a', 'b'), ELT(2, 'a', 'b'), FIND_IN_SET('b', 'a,b'), STRCMP('a', 'b'), ASCII('a')
SELECT REGEXP_REPLACE(product_name, '[aeiou]', '*'), REGEXP_SUBSTR(product_name, '[a-z]+'), REGEXP_INSTR(product_name, 'e') FROM dim_product ORDER BY product_key
SELECT ROUND(2.567, 1), TRUNCATE(2.567, 1), FLOOR(2.5), CEIL(2.5), CEILING(2.1), ABS(-2), SIGN(-3), MOD(7, 3)
SELECT POWER(2, 3), POW(2, 4), SQRT(16), EXP(0), LN(1), LOG(1), LOG2(8), LOG10(100), PI()
SELECT GREATEST(1, 2, 3), LEAST(1, 2, 3), COALESCE(NULL, 2), IFNULL(NULL, 3), NULLIF(1, 1), ISNULL(NULL), IF(1 > 0, 'a', 'b')
SELECT CAST(sales AS DECIMAL(10, 1)), CAST(sales AS SIGNED), CAST(sales AS CHAR), CAST('2024-01-31' AS DATE), CAST('12' AS UNSIGNED) FROM fact_sales ORDER BY sales_key LIMIT 2
SELECT CONVERT(sales, CHAR) FROM fact_sales ORDER BY sales_key LIMIT 2
SELECT CAST(order_date_key AS CHAR(8)) AS d, CAST('2024-01-31 10:00:00' AS DATETIME) AS t FROM fact_sales ORDER BY sales_key LIMIT 2

# Subqueries.
SELECT COUNT(*) FROM fact_sales WHERE sales > (SELECT AVG(sales) FROM fact_sales)
SELECT (SELECT MAX(sales) FROM fact_sales) AS top, (SELECT COUNT(*) FROM dim_product) AS products
SELECT product_name FROM dim_product WHERE product_key IN (SELECT product_key FROM fact_sales WHERE sales > 100) ORDER BY 1
SELECT product_name FROM dim_product WHERE product_key NOT IN (SELECT product_key FROM fact_sales)
SELECT customer_id FROM dim_customer c WHERE EXISTS (SELECT 1 FROM fact_sales f WHERE f.customer_key = c.customer_key AND f.profit < 0) ORDER BY 1
SELECT customer_id FROM dim_customer c WHERE NOT EXISTS (SELECT * FROM fact_return r WHERE r.customer_key = c.customer_key) ORDER BY 1
SELECT order_id, sales FROM fact_sales WHERE (order_id, line_no) IN (SELECT order_id, MAX(line_no) FROM fact_sales GROUP BY order_id) ORDER BY sales DESC, order_id LIMIT 5
SELECT sales FROM fact_sales WHERE sales >= ALL (SELECT sales FROM fact_sales) LIMIT 1
SELECT COUNT(*) FROM fact_sales WHERE sales > ANY (SELECT profit FROM fact_sales)
SELECT COUNT(*) FROM fact_sales WHERE sales = SOME (SELECT MAX(sales) FROM fact_sales GROUP BY product_key)
SELECT p.product_name, (SELECT SUM(f.sales) FROM fact_sales f WHERE f.product_key = p.product_key) AS total FROM dim_product p ORDER BY total DESC
SELECT AVG(per_order) FROM (SELECT SUM(sales) AS per_order FROM fact_sales GROUP BY order_id) orders
SELECT x.category_name, x.total FROM (SELECT category_name, SUM(sales) total FROM fact_sales JOIN dim_product USING (product_key) GROUP BY category_name) AS x WHERE x.total > 100 ORDER BY x.total
SELECT MAX(n) FROM (SELECT COUNT(*) n FROM (SELECT DISTINCT order_id, product_key FROM fact_sales) a GROUP BY order_id) b
SELECT a.year, a.total, b.total AS before_that, a.total - b.total AS difference FROM (SELECT order_date_key DIV 10000 AS year, SUM(sales) AS total FROM fact_sales GROUP BY 1) a LEFT JOIN (SELECT order_date_key DIV 10000 AS year, SUM(sales) AS total FROM fact_sales GROUP BY 1) b ON b.year = a.year - 1 ORDER BY a.year
SELECT product_key, SUM(sales) / (SELECT SUM(sales) FROM fact_sales) AS share FROM fact_sales GROUP BY product_key ORDER BY share DESC
SELECT (1, 2) = (1, 2), ROW(1, 2) < ROW(1, 3)

# Common tables.
WITH m AS (SELECT order_date_key DIV 100 AS month, SUM(sales) AS s FROM fact_sales GROUP BY 1) SELECT month, s FROM m ORDER BY month
WITH a AS (SELECT 1 AS x), b AS (SELECT x + 1 AS y FROM a) SELECT x, y FROM a JOIN b ON b.y = a.x + 1
WITH a (x, y) AS (SELECT 1, 2) SELECT x + y AS z FROM a
WITH orders AS (SELECT order_id, SUM(sales) AS total FROM fact_sales GROUP BY order_id) SELECT COUNT(*), AVG(total), MAX(total) FROM orders
WITH top AS (SELECT product_key, SUM(sales) AS s FROM fact_sales GROUP BY product_key ORDER BY s DESC LIMIT 2) SELECT product_name, s FROM top JOIN dim_product USING (product_key) ORDER BY s DESC
WITH y AS (SELECT order_date_key DIV 10000 AS year, product_key, SUM(sales) AS s FROM fact_sales GROUP BY 1, 2), r AS (SELECT year, product_key, s, RANK() OVER (PARTITION BY year ORDER BY s DESC) AS place FROM y) SELECT year, product_key, s FROM r WHERE place = 1 ORDER BY year
WITH first_orders AS (SELECT customer_key, MIN(order_date_key) AS first_day FROM fact_sales GROUP BY customer_key) SELECT first_day DIV 10000 AS year, COUNT(*) FROM first_orders GROUP BY 1 ORDER BY 1
SELECT * FROM (WITH a AS (SELECT 1 AS x) SELECT x FROM a) b

# Windows.
SELECT product_key, SUM(sales) AS s, RANK() OVER (ORDER BY SUM(sales) DESC) AS place FROM fact_sales GROUP BY product_key ORDER BY place
SELECT order_date_key DIV 100 AS month, SUM(sales) AS s, SUM(SUM(sales)) OVER (ORDER BY order_date_key DIV 100) AS running FROM fact_sales GROUP BY 1 ORDER BY 1
SELECT order_date_key DIV 100 AS month, AVG(SUM(sales)) OVER (ORDER BY order_date_key DIV 100 ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS moving FROM fact_sales GROUP BY 1 ORDER BY 1
SELECT order_date_key DIV 100 AS month, SUM(sales) - LAG(SUM(sales)) OVER (ORDER BY order_date_key DIV 100) AS growth FROM fact_sales GROUP BY 1 ORDER BY 1
SELECT sales_key, LAG(sales) OVER (ORDER BY sales_key) AS previous, LEAD(sales, 2) OVER (ORDER BY sales_key) AS later FROM fact_sales ORDER BY sales_key LIMIT 5
SELECT sales_key, ROW_NUMBER() OVER (PARTITION BY product_key ORDER BY sales DESC, sales_key) AS n FROM fact_sales ORDER BY sales_key LIMIT 5
SELECT sales_key, DENSE_RANK() OVER (ORDER BY quantity) AS d, NTILE(4) OVER (ORDER BY sales, sales_key) AS quarter_of_sales FROM fact_sales ORDER BY sales_key LIMIT 5
SELECT sales_key, PERCENT_RANK() OVER (ORDER BY sales) AS p, CUME_DIST() OVER (ORDER BY sales) AS c FROM fact_sales ORDER BY sales_key LIMIT 5
SELECT sales_key, FIRST_VALUE(sales) OVER w AS f, LAST_VALUE(sales) OVER w AS l FROM fact_sales WINDOW w AS (PARTITION BY product_key ORDER BY sales_key ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING) ORDER BY sales_key LIMIT 5
SELECT sales_key, NTH_VALUE(sales, 2) OVER (ORDER BY sales_key) AS second_sale FROM fact_sales ORDER BY sales_key LIMIT 3
SELECT sales_key, sales - AVG(sales) OVER (PARTITION BY product_key) AS difference FROM fact_sales ORDER BY sales_key LIMIT 5
SELECT sales_key, sales / SUM(sales) OVER () AS share FROM fact_sales ORDER BY share DESC, sales_key LIMIT 5
SELECT COUNT(*) OVER () AS n, sales FROM fact_sales ORDER BY sales_key LIMIT 2
SELECT sales_key, SUM(sales) OVER (ORDER BY sales_key RANGE UNBOUNDED PRECEDING) AS s FROM fact_sales ORDER BY sales_key LIMIT 3
SELECT region, SUM(sales) AS s, SUM(SUM(sales)) OVER (PARTITION BY region) AS r FROM fact_sales JOIN dim_location USING (location_key) GROUP BY region, city ORDER BY 1, 2

# Sets.
SELECT product_key FROM fact_sales UNION SELECT customer_key FROM fact_sales ORDER BY 1
SELECT 'sales' AS what, COUNT(*) AS n FROM fact_sales UNION ALL SELECT 'returns', COUNT(*) FROM fact_return
(SELECT sales FROM fact_sales ORDER BY sales LIMIT 2) UNION ALL (SELECT sales FROM fact_sales ORDER BY sales DESC LIMIT 2) ORDER BY 1
SELECT product_key FROM dim_product EXCEPT SELECT product_key FROM fact_sales
SELECT customer_key FROM fact_sales WHERE order_date_key < 20240101 INTERSECT SELECT customer_key FROM fact_sales WHERE order_date_key > 20250101 ORDER BY 1
SELECT 1 AS a UNION SELECT 2 UNION SELECT 3 ORDER BY a DESC LIMIT 2

# Sums that the sync keeps, returns, and the state of the warehouse.
SELECT month_key, SUM(sales) FROM agg_sales_month GROUP BY month_key ORDER BY 1
SELECT region, SUM(order_count) FROM agg_orders_month WHERE category_name = '' GROUP BY region
SELECT return_status, COUNT(*) FROM fact_return GROUP BY return_status
SELECT COUNT(DISTINCT r.order_id) / COUNT(DISTINCT f.order_id) AS rate FROM fact_sales f LEFT JOIN fact_return r ON r.order_id = f.order_id
SELECT COUNT(*) FROM etl_run
SELECT month_key, is_equal FROM etl_reconciliation ORDER BY month_key

# Names as people give them.
SELECT sales AS total, profit AS value, quantity AS number, discount AS rate, line_no AS level FROM fact_sales ORDER BY sales_key LIMIT 1
SELECT order_id AS id, order_priority AS status, ship_mode AS type, sales AS amount FROM fact_sales ORDER BY sales_key LIMIT 1
SELECT SUM(sales) AS `total_sales`, SUM(profit) AS `profit` FROM fact_sales
SELECT SUM(sales) AS 'Total sales', SUM(profit) AS 'Total profit' FROM fact_sales
SELECT COUNT(*) AS count, MAX(sales) AS max, order_date_key AS date FROM fact_sales GROUP BY order_date_key ORDER BY date LIMIT 2
SELECT fs.sales, dp.product_name FROM fact_sales AS fs INNER JOIN dim_product AS dp ON fs.product_key = dp.product_key ORDER BY fs.sales_key LIMIT 2
SELECT SUM(Sales) FROM fact_sales WHERE ORDER_PRIORITY = 'Low'
