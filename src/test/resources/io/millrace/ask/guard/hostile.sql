# One statement a line, none of which may run. {star} and {executive} are schemas outside the mart, {file} is a file
# that holds a canary, {written} one that must not come to be, {lock} a lock that must not be held. After ! stands what
# the account may do by design, so that only the guard is tried.

# Comments, and what hides in them.
SELECT 1 /* a */
SELECT 1 -- a
SELECT 1 # a
SELECT /*! SLEEP(1) */
SELECT /*!50000 SLEEP(1) */ AS a
SELECT /*M! SLEEP(1) */ AS a
SELECT /*M!100100 SLEEP(1) */ AS a
SELECT 1 /*! INTO OUTFILE '{written}' */
SELECT sales FROM fact_sales /*! UNION SELECT word FROM {star}.canary */
SELECT sales FROM fact_sales /*!999999 harmless */
SELECT/**/word/**/FROM/**/{star}.canary
SELECT 1 /*+ SET_VAR(max_join_size = 1) */
SELECT /*+ MAX_EXECUTION_TIME(0) */ sales FROM fact_sales
SELECT 1 --	a
SELECT 1--1 FROM dim_date
SELECT 'a' /* ' */ FROM {star}.canary -- '

# Files.
SELECT LOAD_FILE('{file}')
SELECT load_file ( '{file}' )
SELECT HEX(LOAD_FILE(0x2f6574632f706173737764))
SELECT sales FROM fact_sales INTO OUTFILE '{written}'
SELECT sales INTO OUTFILE '{written}' FROM fact_sales
SELECT 'a' INTO DUMPFILE '{written}'
SELECT sales FROM fact_sales LIMIT 1 INTO OUTFILE '{written}' FIELDS TERMINATED BY ','
(SELECT 1) UNION (SELECT 2) INTO OUTFILE '{written}'
WITH a AS (SELECT 1 AS b) SELECT b FROM a INTO OUTFILE '{written}'
LOAD DATA INFILE '{file}' INTO TABLE fact_sales
LOAD DATA LOCAL INFILE '{file}' INTO TABLE fact_sales
LOAD XML INFILE '{file}' INTO TABLE fact_sales

# Variables, of the person and of the server.
SELECT @a
SELECT @a := 1
SELECT sales INTO @a FROM fact_sales LIMIT 1
SELECT @@version
SELECT @@global.secure_file_priv
SELECT @@session.sql_mode
SELECT @@datadir, @@hostname
SET @a = (SELECT word FROM {star}.canary)
SET GLOBAL general_log = 1
SET SESSION max_join_size = DEFAULT
SET sql_mode = 'ANSI_QUOTES'
SELECT @`a b`

# What waits, locks or keeps the server busy.
SELECT SLEEP(1)
SELECT sales FROM fact_sales WHERE SLEEP(1)
SELECT SLEEP (1)
SELECT sleep(sales) FROM fact_sales
SELECT BENCHMARK(100000000, 1 + 1)
SELECT GET_LOCK('{lock}', 1)
SELECT IS_FREE_LOCK('{lock}'), IS_USED_LOCK('{lock}')
SELECT RELEASE_LOCK('{lock}')
SELECT RELEASE_ALL_LOCKS()
SELECT MASTER_POS_WAIT('a', 1, 1)
SELECT sales FROM fact_sales FOR UPDATE
SELECT sales FROM fact_sales FOR SHARE
SELECT sales FROM fact_sales LOCK IN SHARE MODE
SELECT sales FROM fact_sales FOR UPDATE SKIP LOCKED
SELECT sales FROM fact_sales FOR UPDATE NOWAIT
SELECT sales FROM fact_sales FOR UPDATE OF fact_sales
LOCK TABLES fact_sales READ
WITH RECURSIVE a AS (SELECT 1 AS b UNION ALL SELECT b + 1 FROM a) SELECT COUNT(*) FROM a

# What the server knows of itself and of others.
SELECT USER()
SELECT CURRENT_USER
SELECT CURRENT_USER()
SELECT SESSION_USER(), SYSTEM_USER()
SELECT CURRENT_ROLE()
SELECT VERSION()
SELECT DATABASE(), SCHEMA()
SELECT CONNECTION_ID()
SELECT UUID()
SELECT LAST_INSERT_ID(7)
SELECT ROW_COUNT(), FOUND_ROWS()
SELECT CURRENT_USER FROM (SELECT 1 AS `current_user`) x
SELECT x.CURRENT_USER FROM (SELECT 1 AS CURRENT_USER) x
SHOW TABLES
SHOW GRANTS
SHOW VARIABLES
SHOW CREATE VIEW fact_sales
SHOW CREATE PROCEDURE reveal_customer
SHOW PROCESSLIST
DESCRIBE fact_sales
EXPLAIN SELECT * FROM fact_sales
ANALYZE FORMAT=JSON SELECT * FROM fact_sales
HELP 'a'

# Tables outside the mart.
SELECT word FROM canary
SELECT word FROM {star}.canary
SELECT word FROM `{star}`.`canary`
SELECT word FROM {star} . canary
SELECT {star}.canary.word FROM {star}.canary
SELECT * FROM {star}.access_secret
SELECT * FROM access_secret
SELECT customer_name, email FROM {star}.dim_customer
SELECT customer_name FROM {executive}.dim_customer
SELECT city FROM `{executive}`.dim_location
SELECT f.ship_mode FROM {star}.fact_sales f
SELECT * FROM fact_sales NATURAL JOIN {star}.dim_customer
SELECT sales FROM fact_sales UNION SELECT word FROM {star}.canary
SELECT sales FROM fact_sales UNION ALL TABLE {star}.canary
SELECT * FROM (SELECT word FROM {star}.canary) x
WITH fact_sales AS (SELECT word AS sales FROM {star}.canary) SELECT sales FROM fact_sales
WITH x AS (SELECT * FROM {star}.canary) SELECT * FROM x
WITH canary AS (SELECT 1 AS word) SELECT word FROM {star}.canary
SELECT EXISTS (SELECT 1 FROM {star}.canary)
SELECT 1 FROM fact_sales WHERE sales IN (SELECT LENGTH(word) FROM {star}.canary)
SELECT SUM(sales) OVER (PARTITION BY (SELECT word FROM {star}.canary)) FROM fact_sales
SELECT SUM(sales) OVER (ORDER BY (SELECT word FROM {star}.canary)) FROM fact_sales
SELECT SUM(sales) OVER w FROM fact_sales WINDOW w AS (PARTITION BY (SELECT word FROM {star}.canary))
SELECT GROUP_CONCAT(sales ORDER BY (SELECT word FROM {star}.canary)) FROM fact_sales
SELECT GROUP_CONCAT((SELECT word FROM {star}.canary) SEPARATOR ',') FROM fact_sales
SELECT CASE (SELECT word FROM {star}.canary) WHEN 'a' THEN 1 END
SELECT sales FROM fact_sales ORDER BY (SELECT word FROM {star}.canary)
SELECT sales FROM fact_sales GROUP BY sales, (SELECT word FROM {star}.canary)
SELECT sales FROM fact_sales HAVING (SELECT word FROM {star}.canary) = 'a'
SELECT sales FROM fact_sales LIMIT (SELECT LENGTH(word) FROM {star}.canary)
SELECT 1 FROM fact_sales f JOIN dim_date d ON (SELECT word FROM {star}.canary) = 'a'
SELECT JSON_ARRAYAGG(word) FROM {star}.canary
SELECT JSON_OBJECT('a', (SELECT word FROM {star}.canary))
SELECT (SELECT word FROM {star}.canary) -> '$.a'
SELECT * FROM JSON_TABLE((SELECT word FROM {star}.canary), '$' COLUMNS (a INT PATH '$')) x
SELECT EXTRACTVALUE(1, CONCAT('~', (SELECT word FROM {star}.canary)))
SELECT UPDATEXML(1, CONCAT('~', (SELECT word FROM {star}.canary)), 1)
SELECT x.word FROM fact_sales f, LATERAL (SELECT word FROM {star}.canary) x
SELECT * FROM information_schema.tables
SELECT * FROM INFORMATION_SCHEMA.COLUMNS
SELECT table_name FROM information_schema . tables
SELECT * FROM mysql.user
SELECT * FROM mysql.global_priv
SELECT * FROM performance_schema.threads
SELECT * FROM sys.version
SELECT * FROM x.y.z
TABLE fact_sales
TABLE {star}.canary
VALUES ROW(1)
SELECT * FROM (VALUES ROW(1)) v
HANDLER fact_sales OPEN

# Second statements.
SELECT 1; SELECT 2
SELECT 1; DELETE FROM fact_sales
SELECT 1;; DROP TABLE fact_sales
; SELECT 1; DROP VIEW fact_sales
SELECT 1 \; DROP VIEW fact_sales
SELECT 1; COMMIT; DROP VIEW fact_sales

# Changes.
DELETE FROM fact_sales
DELETE f FROM fact_sales f
UPDATE fact_sales SET sales = 0
INSERT INTO fact_sales (order_id) VALUES ('a')
INSERT INTO fact_sales SELECT * FROM fact_sales
REPLACE INTO dim_product VALUES (1, 'a', 'b', 'c', 'd')
TRUNCATE TABLE fact_sales
DROP VIEW fact_sales
DROP TABLE {star}.fact_sales
DROP SCHEMA {star}
ALTER TABLE {star}.fact_sales ADD COLUMN a INT
RENAME TABLE {star}.fact_sales TO {star}.gone
CREATE TABLE mine (a INT)
CREATE TABLE mine AS SELECT * FROM fact_sales
CREATE TEMPORARY TABLE mine AS SELECT * FROM fact_sales
CREATE VIEW mine AS SELECT * FROM fact_sales
CREATE OR REPLACE VIEW fact_sales AS SELECT 1
CREATE FUNCTION mine() RETURNS INT RETURN 1
CREATE TRIGGER mine BEFORE INSERT ON fact_sales FOR EACH ROW SET @a = 1
CREATE EVENT mine ON SCHEDULE EVERY 1 DAY DO DELETE FROM fact_sales
CREATE USER mine IDENTIFIED BY 'mine'
GRANT ALL ON *.* TO CURRENT_USER
GRANT SELECT ON {star}.* TO u_hst
REVOKE ALL PRIVILEGES, GRANT OPTION FROM u_hst
SET ROLE ALL
FLUSH TABLES
FLUSH TABLES WITH READ LOCK
OPTIMIZE TABLE fact_sales
INSTALL PLUGIN mine SONAME 'mine.so'
SHUTDOWN
KILL 1
DO SLEEP(1)
PREPARE a FROM 'DELETE FROM fact_sales'
EXECUTE IMMEDIATE 'DELETE FROM fact_sales'
CALL {star}.access_add_person('a', 'executive', 'b', 'c', FALSE)
CALL {star}.access_set_regions('hst', '["*"]')
! CALL {star}.audit_tell('question', 'a', '{}')
! CALL reveal_customer(1, 'a')
! SET PASSWORD = 'mine'
! ALTER USER USER() IDENTIFIED BY 'mine'

# Texts and names in ways of their own.
SELECT 'a\'' FROM dim_date
SELECT '\' UNION SELECT word FROM {star}.canary -- '
SELECT "a"
SELECT "' UNION SELECT word FROM {star}.canary -- "
SELECT "word" FROM "{star}"."canary"
SELECT 0x414243
SELECT 0X41
SELECT x'41', X'41'
SELECT b'1', 0b1
SELECT n'a', N'a'
SELECT _utf8'a'
SELECT _latin1 'a'
SELECT _binary'a'
SELECT 'a' 'b'
SELECT 'a' COLLATE utf8mb4_bin
SELECT CONVERT('a' USING utf16)
SELECT CHAR(115, 108, 101 USING utf8mb4)
SELECT BINARY 'a'
SELECT `sleep`(1)
SELECT `{star}`.`canary`.`word` FROM dim_date
SELECT ``
SELECT `a``b` FROM dim_date
SELECT 1 AS `a b`
SELECT $$a$$
SELECT {d '2024-01-31'}
SELECT {fn SLEEP(1)}
SELECT ?
SELECT :a
SELECT [1]

# Letters that look like others.
ЅELECT 1
SELECT ѕales FROM fact_sales
SELECT sales FROM fact_sales
SELECT ＳＬＥＥＰ(1)
SELECT SLEEP（1）
SELECT 1；SELECT 2
SELECT ‘a’ FROM dim_date
SELECT ʼa' UNION SELECT word FROM {star}.canary
SELECT＊FROM fact_sales
SELECT 1 — a

# Words of other servers, hints and modifiers.
SELECT HIGH_PRIORITY sales FROM fact_sales
SELECT SQL_NO_CACHE sales FROM fact_sales
SELECT SQL_CALC_FOUND_ROWS sales FROM fact_sales
SELECT SQL_BIG_RESULT sales FROM fact_sales
SELECT STRAIGHT_JOIN sales FROM fact_sales
SELECT 1 FROM fact_sales f STRAIGHT_JOIN dim_date d
SELECT sales FROM fact_sales USE INDEX (a)
SELECT sales FROM fact_sales IGNORE INDEX (a)
SELECT sales FROM fact_sales FORCE INDEX (PRIMARY)
SELECT sales FROM fact_sales PARTITION (p_before)
SELECT sales FROM fact_sales PROCEDURE ANALYSE()
SELECT sales FROM fact_sales FOR SYSTEM_TIME ALL
SELECT sales FROM fact_sales LIMIT ROWS EXAMINED 5
SELECT NEXT VALUE FOR a
SELECT NEXTVAL(a), LASTVAL(a), SETVAL(a, 1)
SELECT MATCH (product_name) AGAINST ('a') FROM dim_product
SELECT product_name SOUNDS LIKE 'a' FROM dim_product
SELECT DEFAULT(sales) FROM fact_sales
SELECT VALUES(sales) FROM fact_sales
SELECT NAME_CONST('a', 1)
SELECT SYS_EXEC('id'), SYS_EVAL('id')
SELECT * FROM fact_sales TABLESAMPLE (10)
SELECT TOP 1 sales FROM fact_sales
SELECT sales FROM fact_sales QUALIFY 1 = 1
SELECT sales FROM fact_sales OPTION (MAXDOP 1)
SELECT sales FROM fact_sales FETCH FIRST 1 ROWS ONLY
SELECT sales INTO mine FROM fact_sales
SELECT pg_sleep(1)
SELECT ASCII(SUBSTRING((SELECT word FROM {star}.canary), 1, 1)) > 64
SELECT IF((SELECT COUNT(*) FROM {star}.canary) > 0, EXP(9999), 1)
SELECT POW(2, (SELECT COUNT(*) FROM {star}.canary) * 9999)
BEGIN NOT ATOMIC SELECT 1; END
IF 1 THEN SELECT 1; END IF
START TRANSACTION
COMMIT
XA START 'a'
USE {star}
