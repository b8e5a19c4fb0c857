package io.millrace.etl;

import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares warehouses by content, surrogate keys aside: with each other, with the shop itself, and
 * the sums with the facts they were made from. Names the first differences.
 */
final class WarehouseComparison {

    private static final int MOST = 6;

    private static final String PLACE =
            "l.country, l.state, l.city, l.postal_code, l.region, l.market";

    private static final String SALES =
            """
            SELECT f.order_id, f.line_no, f.order_date_key, f.ship_date_key, c.customer_id, p.product_id, %s,
                   r.return_id, f.order_priority, f.ship_mode, f.quantity, f.sales, f.discount, f.profit,
                   f.shipping_cost
              FROM fact_sales f
              LEFT JOIN dim_customer c ON c.customer_key = f.customer_key
              LEFT JOIN dim_product p ON p.product_key = f.product_key
              LEFT JOIN dim_location l ON l.location_key = f.location_key
              LEFT JOIN dim_return r ON r.return_key = f.return_key
            """
                    .formatted(PLACE);

    private static final String RETURNS =
            """
            SELECT r.return_id, f.order_id, f.order_date_key, f.return_date_key, c.customer_id, %s,
                   f.return_status, f.return_region, r.return_reason
              FROM fact_return f
              LEFT JOIN dim_return r ON r.return_key = f.return_key
              LEFT JOIN dim_customer c ON c.customer_key = f.customer_key
              LEFT JOIN dim_location l ON l.location_key = f.location_key
            """
                    .formatted(PLACE);

    private static final String CUSTOMERS =
            "SELECT customer_id, customer_name, segment_name, email, phone, first_order_date"
                    + " FROM dim_customer WHERE customer_key > 0";

    private static final String PRODUCTS =
            "SELECT product_id, product_name, subcategory_name, category_name FROM dim_product"
                    + " WHERE product_key > 0";

    private static final Map<String, String> WAREHOUSE = new LinkedHashMap<>();

    private static final Map<String, String> SHOP = new LinkedHashMap<>();

    /** What adds up to a sum beside the sum; both sides are of the same warehouse. */
    private static final Map<String, String> KEPT = new LinkedHashMap<>();

    private static final Map<String, String> COUNTED = new LinkedHashMap<>();

    /** What no warehouse may hold. */
    private static final Map<String, String> FORBIDDEN = new LinkedHashMap<>();

    static {
        WAREHOUSE.put("fact_sales", SALES);
        WAREHOUSE.put("fact_return", RETURNS);
        WAREHOUSE.put("dim_customer", CUSTOMERS);
        WAREHOUSE.put("dim_product", PRODUCTS);
        WAREHOUSE.put(
                "dim_location", "SELECT " + PLACE + " FROM dim_location l WHERE location_key > 0");
        WAREHOUSE.put(
                "dim_return",
                "SELECT return_id, return_status, return_region, return_reason, order_region FROM dim_return"
                        + " WHERE return_key > 0");
        WAREHOUSE.put("agg_sales_month", "SELECT * FROM agg_sales_month");
        WAREHOUSE.put("agg_orders_month", "SELECT * FROM agg_orders_month");
        WAREHOUSE.put("agg_ship_month", "SELECT * FROM agg_ship_month");
        WAREHOUSE.put("agg_weekday_month", "SELECT * FROM agg_weekday_month");
        WAREHOUSE.put(
                "etl_location_use",
                "SELECT "
                        + PLACE
                        + ", u.use_count FROM etl_location_use u"
                        + " LEFT JOIN dim_location l ON l.location_key = u.location_key");
        WAREHOUSE.put(
                "etl_quarantine",
                "SELECT table_name, check_name, reason, order_id, line_no, return_id, product_id,"
                        + " customer_id FROM etl_quarantine");
    }

    static {
        SHOP.put(
                "fact_sales",
                """
                SELECT l.order_id, l.line_no, to_char(l.order_date, 'YYYYMMDD'), to_char(l.ship_date, 'YYYYMMDD'),
                       o.customer_id, l.product_id, o.ship_country, o.ship_state, o.ship_city, o.ship_postal_code,
                       o.region, o.market,
                       (SELECT min(r.return_id) FROM oltp.order_return r
                         WHERE r.order_id = l.order_id AND r.order_date = l.order_date),
                       o.order_priority, l.ship_mode, l.quantity, l.sales, l.discount, l.profit, l.shipping_cost
                  FROM oltp.order_line l
                  JOIN oltp.sales_order o ON o.order_id = l.order_id AND o.order_date = l.order_date
                """);
        SHOP.put(
                "fact_return",
                """
                SELECT r.return_id, r.order_id, to_char(r.order_date, 'YYYYMMDD'), to_char(r.return_date, 'YYYYMMDD'),
                       o.customer_id, o.ship_country, o.ship_state, o.ship_city, o.ship_postal_code, o.region,
                       o.market, r.return_status, r.return_region, r.return_reason
                  FROM oltp.order_return r
                  JOIN oltp.sales_order o ON o.order_id = r.order_id AND o.order_date = r.order_date
                """);
        SHOP.put(
                "dim_customer",
                """
                SELECT c.customer_id, c.customer_name, s.segment_name, c.email, c.phone,
                       (SELECT min(o.order_date) FROM oltp.sales_order o WHERE o.customer_id = c.customer_id)
                  FROM oltp.customer c JOIN oltp.segment s ON s.segment_id = c.segment_id
                """);
        SHOP.put(
                "dim_product",
                """
                SELECT p.product_id, p.product_name, s.subcategory_name, c.category_name
                  FROM oltp.product p
                  JOIN oltp.subcategory s ON s.subcategory_id = p.subcategory_id
                  JOIN oltp.category c ON c.category_id = s.category_id
                """);
    }

    static {
        String returned =
                ", COUNT(DISTINCT CASE WHEN f.return_key IS NOT NULL THEN f.order_id END) ";
        String facts =
                """
                 FROM fact_sales f
                 JOIN dim_customer c ON c.customer_key = f.customer_key
                 JOIN dim_product p ON p.product_key = f.product_key
                 JOIN dim_location l ON l.location_key = f.location_key
                GROUP BY f.order_date_key DIV 100, l.market, l.region, c.segment_name
                """;
        KEPT.put("agg_sales_month", "SELECT * FROM agg_sales_month");
        COUNTED.put(
                "agg_sales_month",
                """
                SELECT f.order_date_key DIV 100, l.market, l.region, c.segment_name, p.category_name,
                       p.subcategory_name, SUM(f.sales), SUM(f.profit), SUM(f.quantity), COUNT(*),
                       SUM(f.shipping_cost), COUNT(DISTINCT f.order_id),
                       SUM(DATEDIFF(f.ship_date_key, f.order_date_key))\
                """
                        + returned
                        + facts.strip()
                        + ", p.category_name, p.subcategory_name");
        KEPT.put(
                "agg_orders_month",
                "SELECT month_key, market, region, segment_name, category_name, order_count,"
                        + " returned_count FROM agg_orders_month");
        COUNTED.put(
                "agg_orders_month",
                """
                SELECT f.order_date_key DIV 100, l.market, l.region, c.segment_name, '', COUNT(DISTINCT f.order_id)\
                """
                        + returned
                        + facts
                        + """
                        UNION ALL
                        SELECT f.order_date_key DIV 100, l.market, l.region, c.segment_name, p.category_name,
                               COUNT(DISTINCT f.order_id)\
                        """
                        + returned
                        + facts.strip()
                        + ", p.category_name");
        KEPT.put("agg_ship_month", "SELECT * FROM agg_ship_month");
        COUNTED.put(
                "agg_ship_month",
                """
                SELECT f.order_date_key DIV 100, l.region, f.ship_mode, SUM(f.sales), SUM(f.profit), SUM(f.quantity),
                       COUNT(*), SUM(f.shipping_cost), SUM(DATEDIFF(f.ship_date_key, f.order_date_key)),
                       COUNT(DISTINCT f.order_id)\
                """
                        + returned
                        + """
                        FROM fact_sales f JOIN dim_location l ON l.location_key = f.location_key
                        GROUP BY f.order_date_key DIV 100, l.region, f.ship_mode
                        """);
        KEPT.put("agg_weekday_month", "SELECT * FROM agg_weekday_month");
        COUNTED.put(
                "agg_weekday_month",
                """
                SELECT f.order_date_key DIV 100, d.weekday, l.region, p.category_name, f.ship_mode, SUM(f.sales),
                       SUM(f.profit), SUM(f.quantity), COUNT(*)
                  FROM fact_sales f
                  JOIN dim_date d ON d.date_key = f.order_date_key
                  JOIN dim_product p ON p.product_key = f.product_key
                  JOIN dim_location l ON l.location_key = f.location_key
                 GROUP BY f.order_date_key DIV 100, d.weekday, l.region, p.category_name, f.ship_mode
                """);
        KEPT.put(
                "etl_customer_use", "SELECT customer_key, region, use_count FROM etl_customer_use");
        COUNTED.put(
                "etl_customer_use",
                """
                SELECT x.customer_key, l.region, COUNT(*) FROM (
                  SELECT customer_key, location_key FROM fact_sales
                  UNION ALL SELECT customer_key, location_key FROM fact_return) x
                  JOIN dim_location l ON l.location_key = x.location_key
                 GROUP BY x.customer_key, l.region
                """);
        KEPT.put("etl_location_use", "SELECT location_key, use_count FROM etl_location_use");
        COUNTED.put(
                "etl_location_use",
                """
                SELECT location_key, COUNT(*) FROM (
                  SELECT location_key FROM fact_sales UNION ALL SELECT location_key FROM fact_return) x
                 GROUP BY location_key
                """);
    }

    static {
        FORBIDDEN.put(
                "a place that no fact stands on",
                """
                SELECT * FROM dim_location l WHERE l.location_key > 0
                   AND NOT EXISTS (SELECT 1 FROM fact_sales f WHERE f.location_key = l.location_key)
                   AND NOT EXISTS (SELECT 1 FROM fact_return f WHERE f.location_key = l.location_key)
                """);
        FORBIDDEN.put(
                "a return's name without its fact",
                "SELECT * FROM dim_return d WHERE d.return_key > 0 AND NOT EXISTS (SELECT 1 FROM"
                        + " fact_return f WHERE f.return_key = d.return_key)");
        FORBIDDEN.put(
                "a return's name in another region than its order",
                """
                SELECT d.return_id, d.order_region, l.region FROM fact_return f
                  JOIN dim_return d ON d.return_key = f.return_key
                  JOIN dim_location l ON l.location_key = f.location_key
                 WHERE d.order_region <> l.region
                """);
        FORBIDDEN.put(
                "a sale whose day is not in the calendar",
                """
                SELECT f.order_id, f.order_date_key, f.ship_date_key FROM fact_sales f
                  LEFT JOIN dim_date o ON o.date_key = f.order_date_key
                  LEFT JOIN dim_date s ON s.date_key = f.ship_date_key
                 WHERE o.date_key IS NULL OR s.date_key IS NULL
                """);
        FORBIDDEN.put(
                "a return whose day is not in the calendar",
                """
                SELECT f.order_id, f.order_date_key, f.return_date_key FROM fact_return f
                  LEFT JOIN dim_date o ON o.date_key = f.order_date_key
                  LEFT JOIN dim_date r ON r.date_key = f.return_date_key
                 WHERE o.date_key IS NULL OR r.date_key IS NULL
                """);
        FORBIDDEN.put(
                "a hole in the calendar",
                "SELECT 'days missing', DATEDIFF(MAX(full_date), MIN(full_date)) + 1 - COUNT(*) FROM"
                        + " dim_date WHERE date_key > 0 HAVING DATEDIFF(MAX(full_date),"
                        + " MIN(full_date)) + 1 <> COUNT(*)");
        for (String table :
                List.of(
                        "stage_customer",
                        "stage_product",
                        "stage_place",
                        "stage_sale",
                        "stage_return",
                        "stage_touched_order",
                        "stage_touched_customer",
                        "stage_touched_product",
                        "stage_offence",
                        "stage_effect")) {
            FORBIDDEN.put("a row left in " + table, "SELECT * FROM " + table);
        }
    }

    private WarehouseComparison() {}

    /** What one warehouse holds and the other does not. */
    static List<String> ofWarehouses(Connection left, Connection right) throws SQLException {
        return differences(content(left, WAREHOUSE), content(right, WAREHOUSE));
    }

    /** What the shop holds, by plain joins, and the warehouse does not, and the other way round. */
    static List<String> withShop(Connection warehouse, Connection shop) throws SQLException {
        Map<String, Map<String, Integer>> facts = content(warehouse, WAREHOUSE);
        facts.keySet().retainAll(SHOP.keySet());
        return differences(facts, content(shop, SHOP));
    }

    /** Where one warehouse contradicts itself. */
    static List<String> withItself(Connection warehouse) throws SQLException {
        List<String> found =
                new ArrayList<>(differences(content(warehouse, KEPT), content(warehouse, COUNTED)));
        for (var forbidden : FORBIDDEN.entrySet()) {
            rows(warehouse, forbidden.getValue()).keySet().stream()
                    .limit(MOST)
                    .forEach(row -> found.add(forbidden.getKey() + ": " + row));
        }
        return found;
    }

    /** Says where a dimension has lost or changed its "unknown". */
    static List<String> ofUnknown(Connection warehouse) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String query :
                List.of(
                        "SELECT customer_name FROM dim_customer WHERE customer_key = -1",
                        "SELECT product_name FROM dim_product WHERE product_key = -1",
                        "SELECT country FROM dim_location WHERE location_key = -1",
                        "SELECT return_status FROM dim_return WHERE return_key = -1",
                        "SELECT month_name FROM dim_date WHERE date_key = -1")) {
            if (!rows(warehouse, query).equals(Map.of("unknown", 1))) {
                found.add(query + ": " + rows(warehouse, query).keySet());
            }
        }
        for (String table : List.of("fact_sales", "fact_return", "etl_location_use")) {
            if (!rows(warehouse, "SELECT 1 FROM " + table + " WHERE location_key < 0").isEmpty()) {
                found.add(table + " stands on the unknown place");
            }
        }
        return found;
    }

    /** Everything a reader can see, for "it is as it was". */
    static Map<String, Map<String, Integer>> content(Connection warehouse) throws SQLException {
        return content(warehouse, WAREHOUSE);
    }

    static List<String> differences(
            Map<String, Map<String, Integer>> left, Map<String, Map<String, Integer>> right) {
        List<String> differences = new ArrayList<>();
        for (String table : left.keySet()) {
            Map<String, Integer> other = right.getOrDefault(table, Map.of());
            Map<String, Integer> more = new TreeMap<>(left.get(table));
            other.forEach((row, count) -> more.merge(row, -count, Integer::sum));
            more.values().removeIf(count -> count == 0);
            more.entrySet().stream()
                    .limit(MOST)
                    .forEach(row ->
                            differences.add(
                                    "%s %s: %+d %s"
                                            .formatted(
                                                    table,
                                                    row.getValue() > 0 ? "left" : "right",
                                                    row.getValue(),
                                                    row.getKey())));
            if (more.size() > MOST) {
                differences.add(table + ": … " + more.size() + " differences in all");
            }
        }
        return differences;
    }

    private static Map<String, Map<String, Integer>> content(
            Connection connection, Map<String, String> queries) throws SQLException {
        Map<String, Map<String, Integer>> content = new LinkedHashMap<>();
        for (var query : queries.entrySet()) {
            content.put(query.getKey(), rows(connection, query.getValue()));
        }
        return content;
    }

    private static Map<String, Integer> rows(Connection connection, String query)
            throws SQLException {
        Map<String, Integer> rows = new TreeMap<>();
        new Sql(connection, new Run())
                .list(query, WarehouseComparison::text)
                .forEach(row -> rows.merge(row, 1, Integer::sum));
        return rows;
    }

    private static String text(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            text.append(i > 1 ? "|" : "").append(row.getString(i));
        }
        return text.toString();
    }
}
