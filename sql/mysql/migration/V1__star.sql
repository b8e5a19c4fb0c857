-- The warehouse: a star that people only read and only sync writes. Speaks MySQL 8+ and MariaDB.
-- Texts compare byte for byte, as they do in the shop: also a blank at the end counts, for which the
-- two servers have collations of different names. Key -1 is "unknown".
ALTER DATABASE CHARACTER SET utf8mb4 /*!80000 COLLATE utf8mb4_0900_bin */ /*M!100300 COLLATE utf8mb4_nopad_bin */;

CREATE TABLE dim_date (
  date_key     INT NOT NULL PRIMARY KEY,
  full_date    DATE NULL UNIQUE,
  year         SMALLINT NOT NULL,
  quarter      TINYINT NOT NULL,
  month        TINYINT NOT NULL,
  month_name   VARCHAR(10) NOT NULL,
  week         TINYINT NOT NULL,
  day          TINYINT NOT NULL,
  weekday      TINYINT NOT NULL,
  weekday_name VARCHAR(10) NOT NULL,
  is_weekend   BOOLEAN NOT NULL
) ENGINE = InnoDB;

CREATE TABLE dim_customer (
  customer_key     INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  customer_id      VARCHAR(40) NOT NULL UNIQUE,
  customer_name    VARCHAR(160) NOT NULL,
  segment_name     VARCHAR(60) NOT NULL,
  email            VARCHAR(254) NULL,
  phone            VARCHAR(40) NULL,
  first_order_date DATE NULL
) ENGINE = InnoDB;

CREATE TABLE dim_product (
  product_key      INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  product_id       VARCHAR(40) NOT NULL UNIQUE,
  product_name     VARCHAR(250) NOT NULL,
  subcategory_name VARCHAR(80) NOT NULL,
  category_name    VARCHAR(80) NOT NULL
) ENGINE = InnoDB;

CREATE TABLE dim_location (
  location_key INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  country      VARCHAR(80) NOT NULL,
  state        VARCHAR(80) NOT NULL,
  city         VARCHAR(100) NOT NULL,
  postal_code  VARCHAR(20) NOT NULL,
  region       VARCHAR(60) NOT NULL,
  market       VARCHAR(60) NOT NULL,
  UNIQUE KEY place (city, postal_code, state, country, region, market)
) ENGINE = InnoDB;

CREATE TABLE dim_return (
  return_key    INT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  return_id     BIGINT NULL UNIQUE,
  return_status VARCHAR(40) NOT NULL,
  return_region VARCHAR(60) NOT NULL,
  return_reason VARCHAR(120) NOT NULL
) ENGINE = InnoDB;

-- The natural keys of the unknown are ones that no row of the shop that passes the checks can have.
INSERT INTO dim_date VALUES (-1, NULL, 0, 0, 0, 'unknown', 0, 0, 0, 'unknown', FALSE);
INSERT INTO dim_customer VALUES (-1, '', 'unknown', 'unknown', NULL, NULL, NULL);
INSERT INTO dim_product VALUES (-1, '', 'unknown', 'unknown', 'unknown');
INSERT INTO dim_location VALUES (-1, 'unknown', 'unknown', 'unknown', '', 'unknown', '');
INSERT INTO dim_return VALUES (-1, NULL, 'unknown', 'unknown', 'unknown');

-- A lookup by (order_id, order_date_key) reads one partition, because the key holds its column.
-- No foreign keys: partitioned tables have none, the checks and the loader keep the references.
CREATE TABLE fact_sales (
  sales_key      BIGINT NOT NULL AUTO_INCREMENT,
  order_id       VARCHAR(40) NOT NULL,
  line_no        INT NOT NULL,
  order_date_key INT NOT NULL,
  ship_date_key  INT NOT NULL,
  customer_key   INT NOT NULL,
  product_key    INT NOT NULL,
  location_key   INT NOT NULL,
  return_key     INT NULL,
  order_priority VARCHAR(20) NOT NULL,
  ship_mode      VARCHAR(40) NOT NULL,
  quantity       INT NOT NULL,
  sales          DECIMAL(14, 4) NOT NULL,
  discount       DECIMAL(6, 4) NOT NULL,
  profit         DECIMAL(14, 4) NOT NULL,
  shipping_cost  DECIMAL(14, 4) NOT NULL,
  PRIMARY KEY (sales_key, order_date_key),
  UNIQUE KEY line (order_id, order_date_key, line_no)
) ENGINE = InnoDB
PARTITION BY RANGE (order_date_key) (
  PARTITION p_before VALUES LESS THAN (20200101),
  PARTITION p_after VALUES LESS THAN MAXVALUE
);

CREATE TABLE fact_return (
  return_fact_key BIGINT NOT NULL AUTO_INCREMENT,
  return_key      INT NOT NULL,
  order_id        VARCHAR(40) NOT NULL,
  customer_key    INT NOT NULL,
  location_key    INT NOT NULL,
  order_date_key  INT NOT NULL,
  return_date_key INT NOT NULL,
  return_status   VARCHAR(40) NOT NULL,
  return_region   VARCHAR(60) NOT NULL,
  PRIMARY KEY (return_fact_key, order_date_key),
  UNIQUE KEY one_return (order_id, order_date_key, return_key)
) ENGINE = InnoDB
PARTITION BY RANGE (order_date_key) (
  PARTITION p_before VALUES LESS THAN (20200101),
  PARTITION p_after VALUES LESS THAN MAXVALUE
);

-- Sums that add up over every column. order_count counts an order once in each cell, so it adds up
-- over everything but category and subcategory (an order may hold several): for those totals, and
-- for orders without regard to the product, agg_orders_month has the right number.
CREATE TABLE agg_sales_month (
  month_key        INT NOT NULL,
  market           VARCHAR(60) NOT NULL,
  region           VARCHAR(60) NOT NULL,
  segment_name     VARCHAR(60) NOT NULL,
  category_name    VARCHAR(80) NOT NULL,
  subcategory_name VARCHAR(80) NOT NULL,
  sales            DECIMAL(20, 4) NOT NULL,
  profit           DECIMAL(20, 4) NOT NULL,
  quantity         BIGINT NOT NULL,
  line_count       BIGINT NOT NULL,
  shipping_cost    DECIMAL(20, 4) NOT NULL,
  order_count      BIGINT NOT NULL,
  PRIMARY KEY (month_key, market, region, segment_name, category_name, subcategory_name)
) ENGINE = InnoDB;

-- Distinct orders: category_name '' is for the whole order, a name for orders with that category.
CREATE TABLE agg_orders_month (
  month_key     INT NOT NULL,
  market        VARCHAR(60) NOT NULL,
  region        VARCHAR(60) NOT NULL,
  segment_name  VARCHAR(60) NOT NULL,
  category_name VARCHAR(80) NOT NULL,
  order_count   BIGINT NOT NULL,
  PRIMARY KEY (month_key, market, region, segment_name, category_name)
) ENGINE = InnoDB;
