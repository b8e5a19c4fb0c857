package io.millrace.warehouse;

import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;

/** Makes the star and fills it with rows that a test can reckon by hand or by other SQL. */
public final class TestStar {

    private static final String[] ROWS = {
        """
        INSERT INTO dim_product VALUES
          (1, 'P1', 'Oak desk', 'Desks', 'Furniture'), (2, 'P2', 'Pen', 'Writing', 'Supplies'),
          (3, 'P3', 'Phone', 'Phones', 'Technology')\
        """,
        """
        INSERT INTO dim_customer VALUES
          (1, 'C1', 'Ann', 'Consumer', NULL, NULL, NULL), (2, 'C2', 'Bo', 'Corporate', NULL, NULL, NULL)\
        """,
        """
        INSERT INTO dim_location VALUES
          (1, 'US', 'Texas', 'Austin', '1', 'Central', 'US'), (2, 'US', 'Utah', 'Provo', '2', 'West', 'US'),
          (3, 'France', 'Brie', 'Meaux', '3', 'Central', 'EU')\
        """,
    };

    /**
     * Several lines an order, a product twice on one, a loss; from 3 January 2023 to 15 June 2025.
     */
    private static final String ORDERS =
            """
            INSERT INTO fact_sales
              (order_id, line_no, order_date_key, ship_date_key, customer_key, product_key, location_key,
               order_priority, ship_mode, quantity, sales, discount, profit, shipping_cost)
            SELECT CONCAT('O', n), line_no, order_date_key, order_date_key, 1 + n % 2,
                   1 + (n * 7 + line_no * line_no) % 3, 1 + n % 3, 'Low', 'Ground',
                   1 + n % 4, 10 + (n * 37 % 101) + line_no / 4, 0, (n * 53 % 67) - 20.0625, 1
            FROM (SELECT n, CAST(DATE_FORMAT(DATE_ADD('2023-01-03', INTERVAL n * 3 DAY), '%Y%m%d') AS SIGNED)
                         AS order_date_key
                  FROM (SELECT a.d + b.d * 10 + c.d * 100 AS n FROM digit a, digit b, digit c) numbers
                  WHERE n * 3 <= 894) orders
            JOIN (SELECT d + 1 AS line_no FROM digit WHERE d < 3) numbered
              ON numbered.line_no <= 1 + orders.n % 3\
            """;

    private static final String RETURNS =
            """
            INSERT INTO fact_return
              (return_key, order_id, customer_key, location_key, order_date_key, return_date_key,
               return_status, return_region)
            SELECT DISTINCT twice.d, f.order_id, f.customer_key, f.location_key, f.order_date_key,
                   f.order_date_key, 'Returned', 'x'
            FROM fact_sales f JOIN digit twice ON twice.d < 2
            WHERE SUBSTRING(f.order_id, 2) % 11 = 4\
            """;

    private static final String SALES_BY_MONTH =
            """
            INSERT INTO agg_sales_month
              (month_key, market, region, segment_name, category_name, subcategory_name, sales, profit, quantity,
               line_count, shipping_cost, order_count, shipping_days, returned_count)
            SELECT order_date_key DIV 100, market, region, segment_name, category_name, subcategory_name,
                   SUM(sales), SUM(profit), SUM(quantity), COUNT(*), SUM(shipping_cost),
                   COUNT(DISTINCT order_id), SUM(DATEDIFF(ship_date_key, order_date_key)),
                   COUNT(DISTINCT CASE WHEN return_key IS NOT NULL THEN order_id END)
            FROM fact_sales JOIN dim_location USING (location_key) JOIN dim_customer USING (customer_key)
            JOIN dim_product USING (product_key)
            GROUP BY order_date_key DIV 100, market, region, segment_name, category_name, subcategory_name\
            """;

    private static final String ORDERS_BY_MONTH =
            """
            INSERT INTO agg_orders_month
            SELECT order_date_key DIV 100, market, region, segment_name, %1$s, COUNT(DISTINCT order_id),
                   COUNT(DISTINCT CASE WHEN return_key IS NOT NULL THEN order_id END)
            FROM fact_sales JOIN dim_location USING (location_key) JOIN dim_customer USING (customer_key)
            JOIN dim_product USING (product_key)
            GROUP BY order_date_key DIV 100, market, region, segment_name, %1$s\
            """;

    private static final String SHIPS_BY_MONTH =
            """
            INSERT INTO agg_ship_month
            SELECT order_date_key DIV 100, region, ship_mode, SUM(sales), SUM(profit), SUM(quantity), COUNT(*),
                   SUM(shipping_cost), SUM(DATEDIFF(ship_date_key, order_date_key)), COUNT(DISTINCT order_id),
                   COUNT(DISTINCT CASE WHEN return_key IS NOT NULL THEN order_id END)
            FROM fact_sales JOIN dim_location USING (location_key)
            GROUP BY order_date_key DIV 100, region, ship_mode\
            """;

    private static final String WEEKDAYS_BY_MONTH =
            """
            INSERT INTO agg_weekday_month
            SELECT order_date_key DIV 100, weekday, region, category_name, ship_mode, SUM(sales), SUM(profit),
                   SUM(quantity), COUNT(*)
            FROM fact_sales JOIN dim_location USING (location_key) JOIN dim_product USING (product_key)
            JOIN dim_date ON date_key = order_date_key
            GROUP BY order_date_key DIV 100, weekday, region, category_name, ship_mode\
            """;

    private static final List<String> SUMS =
            List.of("agg_sales_month", "agg_orders_month", "agg_ship_month", "agg_weekday_month");

    private TestStar() {}

    /** The tables, empty. */
    public static void create(Database warehouse) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            Sql sql = new Sql(connection, new Run());
            for (String script : List.of("V1__star", "V2__sync", "V11__dashboard_sums")) {
                String text = SqlFiles.read("mysql/migration/" + script + ".sql");
                for (String statement : text.split(";\\R|;$", 0)) {
                    sql.update(statement);
                }
            }
        }
    }

    /** The rows, and what the sync would add up from them. */
    public static void fill(Database warehouse) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            Sql sql = new Sql(connection, new Run());
            sql.update("CREATE TABLE digit (d INT PRIMARY KEY)");
            sql.update("INSERT INTO digit VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
            for (String rows : ROWS) {
                sql.update(rows);
            }
            new Calendar(sql).cover(LocalDate.of(2023, 1, 1), LocalDate.of(2025, 12, 31));
            sql.update(ORDERS);
            sql.update(RETURNS);
            addUp(sql);
        }
    }

    /**
     * One more order of one line on the last day, added up as the sync would; seen as a whole or
     * not at all.
     */
    public static void sellOnce(Database warehouse) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            connection.setAutoCommit(false);
            Sql sql = new Sql(connection, new Run());
            sql.update(
                    """
                    INSERT INTO fact_sales
                      (order_id, line_no, order_date_key, ship_date_key, customer_key, product_key, location_key,
                       order_priority, ship_mode, quantity, sales, discount, profit, shipping_cost)
                    SELECT 'One more', 1, MAX(order_date_key), MAX(order_date_key), 1, 1, 1,
                           'Low', 'Ground', 1, 10, 0, 1, 1
                    FROM fact_sales\
                    """);
            sql.update(
                    "REPLACE INTO etl_watermark SELECT 'oltp', '', 1, 1, 1, '', '', NOW(3), 1 + COALESCE(MAX(run_id), 0) FROM etl_watermark");
            for (String table : SUMS) {
                sql.update("DELETE FROM " + table);
            }
            addUp(sql);
            connection.commit();
        }
    }

    private static void addUp(Sql sql) throws SQLException {
        sql.update(SALES_BY_MONTH);
        sql.update(ORDERS_BY_MONTH.formatted("''"));
        sql.update(ORDERS_BY_MONTH.formatted("category_name"));
        sql.update(SHIPS_BY_MONTH);
        sql.update(WEEKDAYS_BY_MONTH);
    }
}
