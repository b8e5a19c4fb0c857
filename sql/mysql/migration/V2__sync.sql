-- What a sync keeps of itself.

CREATE TABLE etl_run (
  run_id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  kind              VARCHAR(20) NOT NULL,
  status            VARCHAR(20) NOT NULL,
  stage             VARCHAR(60) NOT NULL DEFAULT '',
  person            VARCHAR(80) NOT NULL,
  host              VARCHAR(120) NOT NULL,
  fence             BIGINT NOT NULL,
  started_at        TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  finished_at       TIMESTAMP(3) NULL,
  orders_touched    BIGINT NOT NULL DEFAULT 0,
  lines_loaded      BIGINT NOT NULL DEFAULT 0,
  lines_deleted     BIGINT NOT NULL DEFAULT 0,
  returns_loaded    BIGINT NOT NULL DEFAULT 0,
  rows_quarantined  BIGINT NOT NULL DEFAULT 0,
  reconciled        BOOLEAN NULL,
  message           VARCHAR(2000) NOT NULL DEFAULT ''
) ENGINE = InnoDB;

CREATE TABLE etl_stage (
  run_id     BIGINT NOT NULL,
  position   INT NOT NULL,
  stage_name VARCHAR(60) NOT NULL,
  row_count  BIGINT NOT NULL,
  elapsed_ms BIGINT NOT NULL,
  PRIMARY KEY (run_id, position)
) ENGINE = InnoDB;

-- How far the warehouse is: everything that this PostgreSQL snapshot could see is in it.
CREATE TABLE etl_watermark (
  source            VARCHAR(20) NOT NULL PRIMARY KEY,
  snapshot          MEDIUMTEXT NOT NULL,
  system_identifier BIGINT NOT NULL,
  timeline          INT NOT NULL,
  database_oid      BIGINT NOT NULL,
  nonce             CHAR(36) NOT NULL,
  structure         MEDIUMTEXT NOT NULL,
  extracted_at      TIMESTAMP(3) NOT NULL,
  run_id            BIGINT NOT NULL
) ENGINE = InnoDB;

-- Rows that failed a check wait here; every sync tries them again. order_id, product_id and
-- customer_id say what to look at again.
CREATE TABLE etl_quarantine (
  quarantine_id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  table_name    VARCHAR(60) NOT NULL,
  row_key       VARCHAR(400) NOT NULL,
  check_name    VARCHAR(60) NOT NULL,
  reason        VARCHAR(1000) NOT NULL,
  order_id      VARCHAR(40) NULL,
  line_no       INT NULL,
  return_id     BIGINT NULL,
  product_id    VARCHAR(40) NULL,
  customer_id   VARCHAR(40) NULL,
  first_run_id  BIGINT NOT NULL,
  last_run_id   BIGINT NOT NULL,
  waiting_since TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  UNIQUE KEY offence (table_name, check_name, row_key)
) ENGINE = InnoDB;

CREATE TABLE etl_check (
  run_id     BIGINT NOT NULL,
  check_name VARCHAR(60) NOT NULL,
  outcome    VARCHAR(20) NOT NULL,
  row_count  BIGINT NOT NULL,
  elapsed_ms BIGINT NOT NULL,
  PRIMARY KEY (run_id, check_name)
) ENGINE = InnoDB;

-- Both sides of a month, or of the orders of a month that a sync touched. hash_sum adds up the
-- 48-bit hashes of the rows.
CREATE TABLE etl_reconciliation (
  reconciliation_id   BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  run_id              BIGINT NULL,
  extent              VARCHAR(20) NOT NULL,
  subject             VARCHAR(20) NOT NULL,
  month_key           INT NOT NULL,
  checked_at          TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  source_rows         BIGINT NOT NULL,
  warehouse_rows      BIGINT NOT NULL,
  source_quantity     BIGINT NOT NULL,
  warehouse_quantity  BIGINT NOT NULL,
  source_sales        DECIMAL(20, 4) NOT NULL,
  warehouse_sales     DECIMAL(20, 4) NOT NULL,
  source_profit       DECIMAL(20, 4) NOT NULL,
  warehouse_profit    DECIMAL(20, 4) NOT NULL,
  source_shipping     DECIMAL(20, 4) NOT NULL,
  warehouse_shipping  DECIMAL(20, 4) NOT NULL,
  source_hash_sum     DECIMAL(30, 0) NOT NULL,
  warehouse_hash_sum  DECIMAL(30, 0) NOT NULL,
  is_equal            BOOLEAN NOT NULL,
  KEY latest (month_key, subject, reconciliation_id)
) ENGINE = InnoDB;

-- One row. Who loads raises the fence; a loader that lost its place finds another number here.
-- warehouse_id is this warehouse's name towards the shop, which several warehouses may follow.
CREATE TABLE etl_fence (
  fence_id     INT NOT NULL PRIMARY KEY,
  fence        BIGINT NOT NULL,
  warehouse_id CHAR(36) NOT NULL
) ENGINE = InnoDB;
INSERT INTO etl_fence VALUES (1, 0, UUID());

-- How many facts stand on a location, so that one that nothing stands on any more can go.
CREATE TABLE etl_location_use (
  location_key INT NOT NULL PRIMARY KEY,
  use_count    BIGINT NOT NULL
) ENGINE = InnoDB;

CREATE TABLE query_log (
  query_id   BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
  asked_at   TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  person     VARCHAR(80) NOT NULL,
  question   VARCHAR(2000) NOT NULL,
  engine     VARCHAR(20) NOT NULL,
  sql_text   MEDIUMTEXT NOT NULL,
  row_count  BIGINT NOT NULL,
  elapsed_ms BIGINT NOT NULL,
  outcome    VARCHAR(20) NOT NULL,
  KEY by_time (asked_at)
) ENGINE = InnoDB;

-- Where a sync puts what it read before it loads it. Natural keys; filled, used and emptied in the
-- loading transaction, so nobody else ever sees a row here.
CREATE TABLE stage_customer (
  customer_id      VARCHAR(40) NOT NULL PRIMARY KEY,
  customer_name    VARCHAR(160) NOT NULL,
  segment_name     VARCHAR(60) NOT NULL,
  email            VARCHAR(254) NULL,
  phone            VARCHAR(40) NULL,
  first_order_date DATE NULL
) ENGINE = InnoDB;

CREATE TABLE stage_product (
  product_id       VARCHAR(40) NOT NULL PRIMARY KEY,
  product_name     VARCHAR(250) NOT NULL,
  subcategory_name VARCHAR(80) NOT NULL,
  category_name    VARCHAR(80) NOT NULL
) ENGINE = InnoDB;

CREATE TABLE stage_place (
  place_hash  BIGINT NOT NULL PRIMARY KEY,
  country     VARCHAR(80) NOT NULL,
  state       VARCHAR(80) NOT NULL,
  city        VARCHAR(100) NOT NULL,
  postal_code VARCHAR(20) NOT NULL,
  region      VARCHAR(60) NOT NULL,
  market      VARCHAR(60) NOT NULL,
  location_key INT NULL
) ENGINE = InnoDB;

CREATE TABLE stage_sale (
  order_id       VARCHAR(40) NOT NULL,
  line_no        INT NOT NULL,
  order_date_key INT NOT NULL,
  ship_date_key  INT NOT NULL,
  customer_id    VARCHAR(40) NOT NULL,
  product_id     VARCHAR(40) NOT NULL,
  place_hash     BIGINT NOT NULL,
  order_priority VARCHAR(20) NOT NULL,
  ship_mode      VARCHAR(40) NOT NULL,
  quantity       INT NOT NULL,
  sales          DECIMAL(14, 4) NOT NULL,
  discount       DECIMAL(6, 4) NOT NULL,
  profit         DECIMAL(14, 4) NOT NULL,
  shipping_cost  DECIMAL(14, 4) NOT NULL,
  PRIMARY KEY (order_id, order_date_key, line_no)
) ENGINE = InnoDB;

CREATE TABLE stage_return (
  return_id       BIGINT NOT NULL,
  order_id        VARCHAR(40) NOT NULL,
  order_date_key  INT NOT NULL,
  return_date_key INT NOT NULL,
  customer_id     VARCHAR(40) NOT NULL,
  place_hash      BIGINT NOT NULL,
  return_status   VARCHAR(40) NOT NULL,
  return_region   VARCHAR(60) NOT NULL,
  return_reason   VARCHAR(120) NOT NULL,
  PRIMARY KEY (order_id, order_date_key, return_id),
  KEY one_return (return_id)
) ENGINE = InnoDB;

-- The keys that an incremental sync replaces.
CREATE TABLE stage_touched_order (
  order_id       VARCHAR(40) NOT NULL,
  order_date_key INT NOT NULL,
  PRIMARY KEY (order_id, order_date_key)
) ENGINE = InnoDB;

CREATE TABLE stage_touched_customer (
  customer_id VARCHAR(40) NOT NULL PRIMARY KEY
) ENGINE = InnoDB;

CREATE TABLE stage_touched_product (
  product_id VARCHAR(40) NOT NULL PRIMARY KEY
) ENGINE = InnoDB;

-- What a check found this time.
CREATE TABLE stage_offence (
  table_name     VARCHAR(60) NOT NULL,
  row_key        VARCHAR(400) NOT NULL,
  check_name     VARCHAR(60) NOT NULL,
  reason         VARCHAR(1000) NOT NULL,
  order_id       VARCHAR(40) NULL,
  order_date_key INT NULL,
  line_no        INT NULL,
  return_id      BIGINT NULL,
  product_id     VARCHAR(40) NULL,
  customer_id    VARCHAR(40) NULL,
  PRIMARY KEY (table_name, check_name, row_key),
  KEY held (order_id)
) ENGINE = InnoDB;

-- What the touched orders add to the aggregates: before the load with a minus, after it with a plus.
CREATE TABLE stage_cell (
  month_key        INT NOT NULL,
  location_key     INT NOT NULL,
  segment_name     VARCHAR(60) NOT NULL,
  category_name    VARCHAR(80) NOT NULL,
  subcategory_name VARCHAR(80) NOT NULL,
  level            VARCHAR(12) NOT NULL,
  sales            DECIMAL(20, 4) NOT NULL,
  profit           DECIMAL(20, 4) NOT NULL,
  quantity         BIGINT NOT NULL,
  line_count       BIGINT NOT NULL,
  shipping_cost    DECIMAL(20, 4) NOT NULL,
  order_count      BIGINT NOT NULL
) ENGINE = InnoDB;
