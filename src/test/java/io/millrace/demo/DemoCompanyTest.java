package io.millrace.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The usual demo company in a real PostgreSQL: its numbers, its integrity and its stories. */
class DemoCompanyTest {

    private static final DemoCompany USUAL =
            new DemoCompany(DemoCompany.SEED, DemoCompany.Size.USUAL);

    private static Databases databases;
    private static Connection oltp;
    private static Sql sql;
    private static DemoReport report;

    @BeforeAll
    static void load() throws SQLException {
        databases = TestServers.migrated();
        oltp = databases.oltp().connect();
        sql = new Sql(oltp, new Run());
        report = USUAL.load(oltp, new Run());
        sql.update(TestShop.LINE_VIEW);
    }

    @AfterAll
    static void close() throws SQLException {
        oltp.close();
        databases.close();
    }

    @Test
    void countsAreExact() throws SQLException {
        assertEquals(new DemoReport(3, 3, 17, 3_788, 17_415, 25_728, 51_290, 1_079), report);
        assertEquals(99_323, report.rows());
        assertEquals(3, count("segment"));
        assertEquals(3, count("category"));
        assertEquals(17, count("subcategory"));
        assertEquals(3_788, count("product"));
        assertEquals(17_415, count("customer"));
        assertEquals(25_728, count("sales_order"));
        assertEquals(51_290, count("order_line"));
        assertEquals(1_079, count("order_return"));
    }

    @Test
    void ordersFillFortyEightMonthsAndNothingIsLeftInDefault() throws SQLException {
        assertEquals(48, sql.number("SELECT count(DISTINCT tableoid) FROM oltp.order_line"));
        assertEquals(0, count("order_line_default") + count("order_return_default"));
        assertEquals(
                List.of("2022-01-01 2025-12-31"),
                texts("SELECT min(order_date) || ' ' || max(order_date) FROM oltp.sales_order"));
    }

    @Test
    void everyCustomerBuysEveryProductSellsEveryOrderHasLines() throws SQLException {
        assertEquals(17_415, sql.number("SELECT count(DISTINCT customer_id) FROM sold"));
        assertEquals(3_788, sql.number("SELECT count(DISTINCT product_id) FROM sold"));
        assertEquals(25_728, sql.number("SELECT count(DISTINCT order_id) FROM sold"));
        assertTrue(
                sql.number(
                                """
                                SELECT count(*) FROM (SELECT 1 FROM sold GROUP BY order_id, product_id
                                                      HAVING count(*) > 1) twice
                                """)
                        > 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer_exists",
                "order_linked",
                "product_exists",
                "return_refers_to_order",
                "orphans",
                "domain_and_range",
                "duplicates_and_required"
            })
    void noQualityCheckFindsAnything(String check) throws SQLException {
        assertEquals(List.of(), texts("SELECT reason FROM quality." + check + "() LIMIT 5"));
    }

    @Test
    void placesBelongTogether() throws SQLException {
        Set<List<String>> known = new HashSet<>();
        for (Place place : DemoFiles.read("places.csv", Place::of)) {
            for (String code : place.postalCodes()) {
                known.add(
                        List.of(
                                place.market(),
                                place.region(),
                                place.country(),
                                place.state(),
                                place.city(),
                                code));
            }
        }
        List<List<String>> used =
                sql.list(
                        """
                        SELECT DISTINCT market, region, ship_country, ship_state, ship_city, ship_postal_code
                          FROM oltp.sales_order
                        """,
                        row ->
                                List.of(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6)));
        assertTrue(used.size() > 500, () -> "places used: " + used.size());
        assertEquals(List.of(), used.stream().filter(place -> !known.contains(place)).toList());
        assertEquals(7, sql.number("SELECT count(DISTINCT market) FROM oltp.sales_order"));
        assertEquals(23, sql.number("SELECT count(DISTINCT region) FROM oltp.sales_order"));
    }

    @Test
    void wordsAreTheShopsWords() throws SQLException {
        assertEquals(
                List.of("First Class", "Same Day", "Second Class", "Standard Class"),
                texts("SELECT DISTINCT ship_mode FROM oltp.order_line ORDER BY 1"));
        assertEquals(
                List.of("Critical", "High", "Low", "Medium"),
                texts("SELECT DISTINCT order_priority FROM oltp.sales_order ORDER BY 1"));
        assertEquals(
                List.of("Consumer", "Corporate", "Home Office"),
                texts("SELECT segment_name FROM oltp.segment ORDER BY 1"));
        assertEquals(
                List.of("Pending", "Refunded", "Returned"),
                texts("SELECT DISTINCT return_status FROM oltp.order_return ORDER BY 1"));
        assertEquals(
                List.of(),
                texts("SELECT entered_by FROM oltp.sales_order WHERE entered_by !~ '^u_[a-z]+$'"));
    }

    @Test
    void moneyAddsUpToACostAndAPricePerProduct() throws SQLException {
        assertEquals(
                0,
                sql.number(
                        """
                        SELECT count(*) FROM (
                          SELECT 1 FROM oltp.order_line GROUP BY product_id
                          HAVING count(DISTINCT (sales - profit) / quantity) > 1
                              OR count(DISTINCT round(sales / quantity / (1 - discount), 4)) > 1) odd
                        """));
    }

    @Test
    void returnsFollowTheLastShipmentWithinFortyFiveDays() throws SQLException {
        assertEquals(
                0,
                sql.number(
                        """
                        SELECT count(*) FROM oltp.order_return r
                          JOIN oltp.sales_order o USING (order_id, order_date)
                         WHERE r.return_region <> o.region
                            OR r.return_date - (SELECT max(ship_date) FROM oltp.order_line l
                                                 WHERE l.order_id = r.order_id) NOT BETWEEN 1 AND 45
                        """));
        assertEquals(1_079, sql.number("SELECT count(DISTINCT order_id) FROM oltp.order_return"));
    }

    @Test
    void salesGrowByAFifthAYearAtATenthsMargin() throws SQLException {
        List<Double> sales = numbers("SELECT sum(sales) FROM sold GROUP BY year ORDER BY year");
        for (int year = 1; year < 4; year++) {
            between(1.12, 1.28, sales.get(year) / sales.get(year - 1));
        }
        between(0.09, 0.12, number("SELECT sum(profit) / sum(sales) FROM sold"));
        between(0.05, 0.15, number("SELECT sum(shipping_cost) / sum(sales) FROM sold"));
    }

    @Test
    void autumnPeaksAndWeekendsRest() throws SQLException {
        List<Double> months =
                numbers(
                        """
                        SELECT 12.0 * count(*) / (SELECT count(*) FROM oltp.sales_order)
                          FROM oltp.sales_order GROUP BY extract(month FROM order_date)
                         ORDER BY extract(month FROM order_date)
                        """);
        between(1.15, 1.5, months.get(8));
        between(1.35, 1.8, months.get(10));
        between(1.3, 1.8, months.get(11));
        between(0.5, 0.8, months.get(1));
        between(
                0.05,
                0.12,
                number(
                        """
                        SELECT 1.0 * count(*) FILTER (WHERE extract(isodow FROM order_date) > 5) / count(*)
                          FROM oltp.sales_order
                        """));
    }

    @Test
    void heavyDiscountsLoseMoney() throws SQLException {
        String losing =
                "SELECT 1.0 * count(*) FILTER (WHERE profit < 0) / count(*) FROM sold WHERE ";
        between(0.95, 1.0, number(losing + "discount > 0.3"));
        between(0.0, 0.001, number(losing + "discount = 0"));
        between(0.1, 0.35, number(losing + "true"));
    }

    @Test
    void tablesAloneLoseMoney() throws SQLException {
        assertEquals(
                List.of("Tables"),
                texts("SELECT subcategory_name FROM sold GROUP BY 1 HAVING sum(profit) < 0"));
    }

    @Test
    void emeaShrinksEachYearWhileApacBooms() throws SQLException {
        String byYear =
                "SELECT sum(sales) FROM sold WHERE market = '%s' GROUP BY year ORDER BY year";
        List<Double> emea = numbers(byYear.formatted("EMEA"));
        List<Double> apac = numbers(byYear.formatted("APAC"));
        for (int year = 1; year < 4; year++) {
            between(0.6, 0.95, emea.get(year) / emea.get(year - 1));
            between(1.2, 1.6, apac.get(year) / apac.get(year - 1));
        }
        assertEquals(
                List.of("EMEA"),
                texts(
                        """
                        SELECT market FROM sold GROUP BY market
                        HAVING sum(sales) FILTER (WHERE year = 2025) < sum(sales) FILTER (WHERE year = 2022)
                        """));
    }

    @Test
    void whatShipsLateComesBackMoreOften() throws SQLException {
        String rate =
                """
                SELECT 1.0 * count(r.order_id) / count(*)
                  FROM (SELECT order_id, max(ship_date - order_date) AS days FROM oltp.order_line
                         GROUP BY order_id) shipped
                  LEFT JOIN oltp.order_return r USING (order_id) WHERE days BETWEEN %d AND %d
                """;
        double soon = number(rate.formatted(0, 3));
        double usual = number(rate.formatted(4, 7));
        double late = number(rate.formatted(8, 99));
        between(0.015, 0.035, soon);
        between(1.2 * soon, 3 * soon, usual);
        between(2 * usual, 6 * usual, late);
    }

    @Test
    void southAmericaGaveItsProfitAwayInOneQuarter() throws SQLException {
        assertEquals(
                List.of("South America 2024-04-01"),
                texts(
                        """
                        SELECT region || ' ' || date_trunc('quarter', order_date)::date FROM sold
                         GROUP BY region, date_trunc('quarter', order_date)
                        HAVING avg(discount) > 0.27 AND sum(profit) < 0 AND count(*) >= 100
                        """));
    }

    @Test
    void oneProductTookOffLastYear() throws SQLException {
        String best =
                "SELECT product_name FROM sold WHERE %s GROUP BY 1 ORDER BY sum(sales) DESC LIMIT 1";
        assertEquals(List.of(Stories.STAR), texts(best.formatted("year = 2025")));
        assertEquals(List.of(Stories.STAR), texts(best.formatted("true")));
        between(
                0.0,
                0.1,
                number(
                        """
                        SELECT sum(quantity) FILTER (WHERE year < 2025)::float8 / sum(quantity)
                          FROM sold WHERE product_name = '%s'
                        """
                                .formatted(Stories.STAR)));
    }

    @Test
    void aFifthOfTheCustomersBringsMostSales() throws SQLException {
        between(
                0.55,
                0.65,
                number(
                        """
                        SELECT sum(sales) FILTER (WHERE place <= 17415 / 5) / sum(sales)
                          FROM (SELECT sum(sales) AS sales, row_number() OVER (ORDER BY sum(sales) DESC) AS place
                                  FROM sold GROUP BY customer_id) ranked
                        """));
    }

    @Test
    void hurryAndWeightCost() throws SQLException {
        List<Double> byMode =
                numbers(
                        "SELECT avg(shipping_cost) FROM sold GROUP BY ship_mode ORDER BY ship_mode");
        assertTrue(byMode.get(1) > byMode.get(0), "Same Day costs more than First Class");
        assertTrue(byMode.get(0) > byMode.get(2), "First Class costs more than Second Class");
        assertTrue(byMode.get(2) > byMode.get(3), "Second Class costs more than Standard Class");
        between(
                5,
                100,
                number(
                        """
                        SELECT avg(shipping_cost) FILTER (WHERE subcategory_name = 'Tables')
                             / avg(shipping_cost) FILTER (WHERE subcategory_name = 'Labels') FROM sold
                        """));
    }

    @Test
    void theNextRowsComeAfterThoseOfTheDemo() throws SQLException {
        oltp.setAutoCommit(false);
        try {
            sql.update(
                    """
                    INSERT INTO oltp.order_return (order_id, order_date, return_date)
                    SELECT order_id, order_date, order_date FROM oltp.sales_order LIMIT 1
                    """);
            assertEquals(1_080, sql.number("SELECT max(return_id) FROM oltp.order_return"));
            sql.update("INSERT INTO oltp.segment (segment_name) VALUES ('Schools')");
            assertEquals(4, sql.number("SELECT max(segment_id) FROM oltp.segment"));
        } finally {
            oltp.rollback();
            oltp.setAutoCommit(true);
        }
    }

    @Test
    void aFilledShopIsRefusedByName() {
        MillraceException refused =
                assertThrows(MillraceException.class, () -> USUAL.load(oltp, new Run()));
        assertEquals(MillraceException.Code.BAD_DATA, refused.code());
        assertTrue(
                String.valueOf(refused.getMessage()).contains("sales_order"), refused::getMessage);
        assertNull(refused.getCause());
    }

    private static long count(String table) throws SQLException {
        return sql.number("SELECT count(*) FROM oltp." + table);
    }

    private static List<String> texts(String query) throws SQLException {
        return sql.list(query, row -> row.getString(1));
    }

    private static List<Double> numbers(String query) throws SQLException {
        return sql.list(query, row -> row.getDouble(1));
    }

    private static double number(String query) throws SQLException {
        return numbers(query).getFirst();
    }

    private static void between(double least, double most, double actual) {
        assertTrue(
                actual >= least && actual <= most,
                () -> "%s is not between %s and %s".formatted(actual, least, most));
    }
}
