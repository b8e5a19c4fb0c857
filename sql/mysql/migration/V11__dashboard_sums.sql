-- What the dashboards ask beside sales, profit and orders: what came back, how long it took to ship, how it
-- was shipped, and on which weekday it was ordered. returned_count counts as order_count does, those
-- orders alone of which something came back.
ALTER TABLE agg_sales_month
  ADD COLUMN shipping_days BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN returned_count BIGINT NOT NULL DEFAULT 0;

ALTER TABLE agg_orders_month
  ADD COLUMN returned_count BIGINT NOT NULL DEFAULT 0;

-- An order counts once for each ship mode that its lines have.
CREATE TABLE agg_ship_month (
  month_key      INT NOT NULL,
  region         VARCHAR(60) NOT NULL,
  ship_mode      VARCHAR(40) NOT NULL,
  sales          DECIMAL(20, 4) NOT NULL,
  profit         DECIMAL(20, 4) NOT NULL,
  quantity       BIGINT NOT NULL,
  line_count     BIGINT NOT NULL,
  shipping_cost  DECIMAL(20, 4) NOT NULL,
  shipping_days  BIGINT NOT NULL,
  order_count    BIGINT NOT NULL,
  returned_count BIGINT NOT NULL,
  PRIMARY KEY (month_key, region, ship_mode)
) ENGINE = InnoDB;

-- 1 is Monday.
CREATE TABLE agg_weekday_month (
  month_key      INT NOT NULL,
  weekday        TINYINT NOT NULL,
  region         VARCHAR(60) NOT NULL,
  category_name  VARCHAR(80) NOT NULL,
  ship_mode      VARCHAR(40) NOT NULL,
  sales          DECIMAL(20, 4) NOT NULL,
  profit         DECIMAL(20, 4) NOT NULL,
  quantity       BIGINT NOT NULL,
  line_count     BIGINT NOT NULL,
  PRIMARY KEY (month_key, weekday, region, category_name, ship_mode)
) ENGINE = InnoDB;

-- The sums of what is loaded already.
DELETE FROM agg_sales_month;

INSERT INTO agg_sales_month (month_key, market, region, segment_name, category_name, subcategory_name, sales, profit,
                             quantity, line_count, shipping_cost, order_count, shipping_days, returned_count)
SELECT f.order_date_key DIV 100, l.market, l.region, c.segment_name, p.category_name, p.subcategory_name, SUM(f.sales),
       SUM(f.profit), SUM(f.quantity), COUNT(*), SUM(f.shipping_cost), COUNT(DISTINCT f.order_id),
       SUM(DATEDIFF(f.ship_date_key, f.order_date_key)),
       COUNT(DISTINCT CASE WHEN f.return_key IS NOT NULL THEN f.order_id END)
  FROM fact_sales f
  JOIN dim_location l ON l.location_key = f.location_key
  JOIN dim_customer c ON c.customer_key = f.customer_key
  JOIN dim_product p ON p.product_key = f.product_key
 GROUP BY f.order_date_key DIV 100, l.market, l.region, c.segment_name, p.category_name, p.subcategory_name;

UPDATE agg_orders_month a
  JOIN (SELECT f.order_date_key DIV 100 AS month_key, l.market, l.region, c.segment_name,
               CASE WHEN v.by_category = 1 THEN p.category_name ELSE '' END AS category_name,
               COUNT(DISTINCT f.order_id) AS returned_count
          FROM fact_sales f
          JOIN dim_location l ON l.location_key = f.location_key
          JOIN dim_customer c ON c.customer_key = f.customer_key
          JOIN dim_product p ON p.product_key = f.product_key
          JOIN (SELECT 0 AS by_category UNION ALL SELECT 1) v
         WHERE f.return_key IS NOT NULL
         GROUP BY f.order_date_key DIV 100, l.market, l.region, c.segment_name,
                  CASE WHEN v.by_category = 1 THEN p.category_name ELSE '' END) r
    ON r.month_key = a.month_key AND r.market = a.market AND r.region = a.region AND r.segment_name = a.segment_name
   AND r.category_name = a.category_name
   SET a.returned_count = r.returned_count;

INSERT INTO agg_ship_month (month_key, region, ship_mode, sales, profit, quantity, line_count, shipping_cost,
                            shipping_days, order_count, returned_count)
SELECT f.order_date_key DIV 100, l.region, f.ship_mode, SUM(f.sales), SUM(f.profit), SUM(f.quantity), COUNT(*),
       SUM(f.shipping_cost), SUM(DATEDIFF(f.ship_date_key, f.order_date_key)), COUNT(DISTINCT f.order_id),
       COUNT(DISTINCT CASE WHEN f.return_key IS NOT NULL THEN f.order_id END)
  FROM fact_sales f
  JOIN dim_location l ON l.location_key = f.location_key
 GROUP BY f.order_date_key DIV 100, l.region, f.ship_mode;

INSERT INTO agg_weekday_month (month_key, weekday, region, category_name, ship_mode, sales, profit, quantity, line_count)
SELECT f.order_date_key DIV 100, WEEKDAY(f.order_date_key) + 1, l.region, p.category_name, f.ship_mode, SUM(f.sales),
       SUM(f.profit), SUM(f.quantity), COUNT(*)
  FROM fact_sales f
  JOIN dim_location l ON l.location_key = f.location_key
  JOIN dim_product p ON p.product_key = f.product_key
 GROUP BY f.order_date_key DIV 100, WEEKDAY(f.order_date_key) + 1, l.region, p.category_name, f.ship_mode;

-- What the touched orders add to the sums: each of their lines and returns, before the load with a minus,
-- after it with a plus.
DROP TABLE stage_cell;

CREATE TABLE stage_effect (
  kind             VARCHAR(6) NOT NULL,
  sign             TINYINT NOT NULL,
  order_id         VARCHAR(40) NOT NULL,
  month_key        INT NOT NULL,
  weekday          TINYINT NOT NULL,
  location_key     INT NOT NULL,
  customer_key     INT NOT NULL,
  segment_name     VARCHAR(60) NOT NULL,
  category_name    VARCHAR(80) NOT NULL,
  subcategory_name VARCHAR(80) NOT NULL,
  ship_mode        VARCHAR(40) NOT NULL,
  is_returned      BOOLEAN NOT NULL,
  sales            DECIMAL(14, 4) NOT NULL,
  profit           DECIMAL(14, 4) NOT NULL,
  quantity         INT NOT NULL,
  shipping_cost    DECIMAL(14, 4) NOT NULL,
  shipping_days    INT NOT NULL
) ENGINE = InnoDB;
