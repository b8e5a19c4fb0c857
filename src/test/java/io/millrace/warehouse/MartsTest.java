package io.millrace.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a role sees of the warehouse under an account of its own. */
class MartsTest {

    private static final String MINE = "l.region = 'West'";

    private static TestMarts warehouse;

    @BeforeAll
    static void open() throws SQLException {
        warehouse = new TestMarts();
        warehouse.add("wes", "manager", "[\"West\"]");
        warehouse.add("cen", "manager", "[\"Central\", \"West\"]");
        warehouse.add("all", "manager", "[\"*\"]");
        warehouse.add("non", "manager", "[]");
        warehouse.add("exe", "executive", "[]");
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @Test
    void aManagerSeesTheFactsOfTheOwnRegions() throws SQLException {
        String query =
                "SELECT CONCAT(COUNT(*), ' ', SUM(sales), ' ', COUNT(DISTINCT order_id)) FROM fact_sales f";
        String west =
                only(
                        query
                                + " JOIN dim_location l ON l.location_key = f.location_key WHERE "
                                + MINE);
        String all = only(query);
        assertFalse(west.equals(all));
        assertEquals(List.of(west), manager("wes", query));
        assertEquals(List.of(all), manager("cen", query));
        assertEquals(List.of(all), manager("all", query));
        assertEquals(List.of("0"), manager("non", "SELECT COUNT(*) FROM fact_sales"));
        assertEquals(List.of(all), texts(Mart.EXECUTIVE, "u_exe", query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(*) FROM fact_return f JOIN dim_location l ON l.location_key = f.location_key WHERE l.region = 'West'",
                "SELECT CONCAT(COUNT(*), SUM(sales)) FROM agg_sales_month l WHERE l.region = 'West'",
                "SELECT SUM(order_count) FROM agg_orders_month l WHERE l.region = 'West'",
                "SELECT CONCAT(COUNT(*), SUM(sales)) FROM agg_ship_month l WHERE l.region = 'West'",
                "SELECT CONCAT(COUNT(*), SUM(sales)) FROM agg_weekday_month l WHERE l.region = 'West'",
                "SELECT COUNT(*) FROM dim_location l WHERE l.region = 'West'",
                "SELECT COUNT(*) FROM dim_return WHERE order_region = 'West'"
            })
    void everyTableWithARegionIsScoped(String query) throws SQLException {
        String unscoped = query.replaceAll(" WHERE .*", "");
        assertFalse(only(query).equals(only(unscoped)), query);
        assertEquals(List.of(only(query)), manager("wes", unscoped));
        assertEquals(List.of(only(unscoped)), manager("all", unscoped));
    }

    @Test
    void customersAreThoseWhoOrderedInTheOwnRegions() throws SQLException {
        String query = "SELECT customer_id FROM dim_customer ORDER BY customer_id";
        assertEquals(List.of("C1", "C2", "C4"), manager("wes", query));
        assertEquals(List.of("C1", "C2", "C3", "C4"), manager("cen", query));
        assertEquals(List.of("", "C1", "C2", "C3", "C4"), manager("all", query));
        assertEquals(List.of(), manager("non", query));
    }

    @Test
    void joinsWithDimensionsLoseNoFact() throws SQLException {
        String joined =
                "SELECT COUNT(*) FROM fact_sales f JOIN dim_customer c ON c.customer_key = f.customer_key"
                        + " JOIN dim_location l ON l.location_key = f.location_key"
                        + " JOIN dim_product p ON p.product_key = f.product_key";
        for (String manager : List.of("wes", "cen", "all")) {
            assertEquals(
                    manager(manager, "SELECT COUNT(*) FROM fact_sales"), manager(manager, joined));
        }
    }

    @Test
    void whoIsNoLongerActiveSeesNothingOnAConnectionThatIsOpen() throws SQLException {
        for (String name : List.of("mgr", "xec")) {
            Mart mart = name.equals("mgr") ? Mart.MANAGER : Mart.EXECUTIVE;
            warehouse.add(name, mart.role(), "[\"*\"]");
            try (Connection open = warehouse.connect(mart, "u_" + name)) {
                Sql sql = new Sql(open, new Run());
                assertTrue(sql.number("SELECT COUNT(*) FROM fact_sales") > 0);
                warehouse.owner("CALL access_set_active('" + name + "', FALSE)");
                assertEquals(0, seen(sql, "SELECT COUNT(*) FROM fact_sales"));
                assertEquals(0, seen(sql, "SELECT COUNT(*) FROM dim_product"));
            }
            assertThrows(SQLException.class, () -> warehouse.connect(mart, "u_" + name).close());
        }
    }

    /** The rights are gone as well, which the server may notice at once or with the next schema. */
    private static long seen(Sql sql, String query) {
        try {
            return sql.number(query);
        } catch (SQLException refused) {
            return 0;
        }
    }

    @Test
    void regionsThatChangeAreSeenAtOnce() throws SQLException {
        warehouse.add("chg", "manager", "[\"West\"]");
        try (Connection open = warehouse.connect(Mart.MANAGER, "u_chg")) {
            Sql sql = new Sql(open, new Run());
            long west = sql.number("SELECT COUNT(*) FROM fact_sales");
            warehouse.owner("CALL access_set_regions('chg', '[\"West\", \"Central\"]')");
            assertTrue(sql.number("SELECT COUNT(*) FROM fact_sales") > west);
            warehouse.owner("CALL access_set_regions('chg', '[]')");
            assertEquals(0, sql.number("SELECT COUNT(*) FROM fact_sales"));
        }
    }

    @Test
    void aNameHasTheSamePseudonymEverywhereAndCountsStayRight() throws SQLException {
        String names =
                "SELECT customer_name FROM dim_customer WHERE customer_key > 0 ORDER BY customer_key";
        List<String> once = manager("all", names);
        assertEquals(once, manager("all", names));
        assertEquals(manager("wes", names), List.of(once.get(0), once.get(1), once.get(3)));
        // C1 and C4 are both Ann.
        assertEquals(once.get(0), once.get(3));
        assertTrue(
                once.stream().allMatch(name -> name.matches("Customer [0-9a-f]{12}")),
                once.toString());
        String count =
                "SELECT COUNT(DISTINCT c.customer_name) FROM fact_sales f JOIN dim_customer c ON c.customer_key = f.customer_key";
        assertEquals(List.of(only(count)), manager("all", count));
        String sums =
                "SELECT SUM(f.sales) FROM fact_sales f JOIN dim_customer c ON c.customer_key = f.customer_key GROUP BY c.customer_name ORDER BY 1";
        assertEquals(warehouse.ownerTexts(sums), manager("all", sums));
    }

    @Test
    void thePolicySaysWhoSeesWhat() throws SQLException {
        assertEquals(
                List.of(),
                manager(
                        "all",
                        "SELECT email FROM dim_customer WHERE email IS NOT NULL OR phone IS NOT NULL"));
        assertEquals(List.of("2"), manager("wes", "SELECT postal_code FROM dim_location"));
        assertEquals(
                manager("all", "SELECT customer_name FROM dim_customer WHERE customer_key = 1"),
                texts(
                        Mart.EXECUTIVE,
                        "u_exe",
                        "SELECT customer_name FROM dim_customer WHERE customer_key = 1"));
        assertEquals(
                List.of("1"),
                manager(
                        "wes",
                        "SELECT COUNT(*) FROM etl_reconciliation WHERE is_equal AND source_sales IS NULL"));
    }

    @Test
    void theOwnerReadsAsAnExecutive() throws SQLException {
        String mart = Mart.EXECUTIVE.schemaBeside(warehouse.star());
        assertEquals(
                only("SELECT COUNT(*) FROM fact_sales"),
                only("SELECT COUNT(*) FROM `" + mart + "`.fact_sales"));
    }

    /** Expressions that fail tell what they failed on, if the server tries them on others' rows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT COUNT(*) FROM fact_sales WHERE EXTRACTVALUE(1, CONCAT(0x7e, location_key, '/')) = 1",
                "SELECT COUNT(*) FROM fact_sales WHERE UPDATEXML(1, CONCAT(0x7e, location_key, '/'), 1) = 1",
                "SELECT COUNT(*) FROM fact_sales WHERE EXP(CASE WHEN location_key = 1 THEN 9999 ELSE 1 END) = 0",
                "SELECT COUNT(*) FROM dim_location WHERE EXP(CASE WHEN region = 'Central' THEN 9999 ELSE 1 END) = 0",
                "SELECT COUNT(*) FROM dim_return WHERE EXP(CASE WHEN order_region = 'Central' THEN 9999 ELSE 1 END) = 0",
                "SELECT COUNT(*) FROM dim_customer WHERE EXP(CASE WHEN customer_id = 'C3' THEN 9999 ELSE 1 END) = 0",
                "SELECT COUNT(*) FROM agg_sales_month WHERE EXP(CASE WHEN region = 'Central' THEN 9999 ELSE 1 END) = 0",
                "SELECT COUNT(*) FROM agg_orders_month WHERE EXP(CASE WHEN region = 'Central' THEN 9999 ELSE 1 END) = 0",
                "SELECT COUNT(*) FROM agg_ship_month WHERE EXP(CASE WHEN region = 'Central' THEN 9999 ELSE 1 END) = 0",
                "SELECT COUNT(*) FROM agg_weekday_month WHERE EXP(CASE WHEN region = 'Central' THEN 9999 ELSE 1 END) = 0",
                "SELECT COUNT(*) FROM fact_return WHERE EXP(CASE WHEN location_key = 1 THEN 9999 ELSE 1 END) = 0"
            })
    void noExpressionIsTriedOnTheRowsOfAnotherRegion(String query) throws SQLException {
        try (Connection connection = warehouse.connect(Mart.MANAGER, "u_wes")) {
            Sql sql = new Sql(connection, new Run());
            try {
                assertEquals(0, sql.number(query));
            } catch (SQLException told) {
                // Its own location is number 2; MariaDB takes constants alone.
                String message = String.valueOf(told.getMessage());
                assertTrue(
                        message.contains("~2/") || message.contains("Only constant XPATH"),
                        message);
            }
        }
    }

    static List<String> hostile() {
        String star = warehouse.star();
        List<String> queries =
                new ArrayList<>(
                        List.of(
                                "SELECT * FROM dim_customer",
                                "SELECT customer_name, email, phone FROM dim_customer ORDER BY email, phone, customer_name",
                                "SELECT MAX(customer_name), MIN(customer_name), MAX(email) FROM dim_customer",
                                "SELECT GROUP_CONCAT(customer_name), GROUP_CONCAT(email), GROUP_CONCAT(phone) FROM dim_customer",
                                "SELECT SUBSTRING(customer_name, 1, 3), REVERSE(email) FROM dim_customer",
                                "SELECT COALESCE(email, phone, customer_name) FROM dim_customer",
                                "SELECT IFNULL(email, customer_name), NULLIF(customer_name, '') FROM dim_customer",
                                "SELECT CAST(customer_name AS BINARY), UNHEX(HEX(email)) FROM dim_customer",
                                "SELECT CONVERT(customer_name USING latin1) FROM dim_customer",
                                "SELECT c.customer_name FROM dim_customer c NATURAL JOIN dim_customer d",
                                "SELECT c.customer_name FROM dim_customer c JOIN dim_customer d USING (customer_name)",
                                "SELECT customer_name FROM dim_customer UNION SELECT email FROM dim_customer",
                                "SELECT customer_name FROM dim_customer UNION ALL SELECT phone FROM dim_customer ORDER BY 1",
                                "SELECT (SELECT customer_name FROM dim_customer d WHERE d.customer_key = c.customer_key) FROM dim_customer c",
                                "SELECT * FROM (SELECT * FROM dim_customer) x",
                                "WITH x AS (SELECT * FROM dim_customer) SELECT * FROM x",
                                "SELECT customer_name, COUNT(*) FROM dim_customer GROUP BY customer_name WITH ROLLUP",
                                "SELECT customer_name FROM dim_customer HAVING customer_name LIKE '%A%'",
                                "SELECT FIRST_VALUE(customer_name) OVER (ORDER BY email) FROM dim_customer",
                                "SELECT LAG(email) OVER (ORDER BY customer_key) FROM dim_customer",
                                "SELECT JSON_ARRAYAGG(customer_name), JSON_OBJECTAGG(customer_key, email) FROM dim_customer",
                                "SELECT COUNT(*) FROM dim_customer WHERE customer_name = 'Ann'",
                                "SELECT COUNT(*) FROM dim_customer WHERE customer_name LIKE 'Zo%' OR email LIKE '%quill%'",
                                "SELECT COUNT(*) FROM dim_customer WHERE email IS NOT NULL OR phone REGEXP '[0-9]'",
                                "SELECT EXTRACTVALUE(1, CONCAT(0x7e, customer_name)) FROM dim_customer",
                                "SELECT UPDATEXML(1, CONCAT(0x7e, email, phone), 1) FROM dim_customer",
                                "SELECT JSON_EXTRACT(customer_name, '$') FROM dim_customer",
                                "SELECT CAST(customer_name AS DECIMAL(2, 1)) + 1 FROM dim_customer WHERE customer_name > 0",
                                "SELECT customer_name COLLATE utf8mb4_general_ci FROM dim_customer",
                                "SELECT postal_code FROM dim_location WHERE LENGTH(postal_code) > 2",
                                "SELECT access_secret.pseudonym_key FROM dim_customer",
                                "SELECT k.pseudonym_key, t.customer_name FROM dim_customer",
                                "SELECT * FROM `" + star + "`.dim_customer",
                                "SELECT * FROM `" + star + "`.access_secret",
                                "SELECT * FROM `" + star + "`.stage_customer",
                                "SELECT * FROM `"
                                        + Mart.EXECUTIVE.schemaBeside(star)
                                        + "`.dim_customer",
                                "SELECT VIEW_DEFINITION FROM information_schema.VIEWS WHERE VIEW_DEFINITION <> ''",
                                "SELECT ROUTINE_DEFINITION FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA LIKE 'test%' AND ROUTINE_DEFINITION <> ''",
                                "SELECT * FROM information_schema.TABLES WHERE TABLE_SCHEMA = '"
                                        + star
                                        + "'",
                                "SELECT * FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = '"
                                        + star
                                        + "'",
                                "SELECT * FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = '"
                                        + star
                                        + "'",
                                "SHOW CREATE VIEW dim_customer",
                                "SHOW CREATE TABLE dim_customer",
                                "SHOW CREATE PROCEDURE reveal_customer",
                                "EXPLAIN SELECT * FROM dim_customer WHERE customer_name = 'Ann'",
                                "EXPLAIN FORMAT=JSON SELECT * FROM dim_customer",
                                "ANALYZE FORMAT=JSON SELECT * FROM dim_customer",
                                "SELECT * FROM dim_customer PROCEDURE ANALYSE()",
                                "SELECT * FROM mysql.user",
                                "SELECT * FROM performance_schema.events_statements_history",
                                "HANDLER dim_customer OPEN",
                                "SELECT LOAD_FILE('/etc/passwd')",
                                "SELECT customer_name INTO OUTFILE '/tmp/millrace-never' FROM dim_customer",
                                "SELECT * FROM dim_customer FOR UPDATE",
                                "UPDATE dim_customer SET segment_name = customer_name",
                                "CREATE VIEW mine AS SELECT * FROM `" + star + "`.dim_customer",
                                "CREATE TEMPORARY TABLE mine AS SELECT * FROM dim_customer"));
        return queries;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noQueryGivesAClearValue(String query) throws SQLException {
        String told = tell(query);
        for (String clear : clear()) {
            assertFalse(told.contains(clear), () -> query + " gave " + clear + ":\n" + told);
        }
        if (query.startsWith("SELECT COUNT(*) FROM dim_customer")) {
            assertEquals("0\n", told, query);
        }
        if (query.contains("information_schema") || query.contains("'" + warehouse.star() + "'")) {
            assertEquals("", told, query);
        }
    }

    /** What gives a clear value to who may see it is refused to the manager, not just empty. */
    @Test
    void theTraceOfTheOptimizerKeepsTheKey() throws SQLException {
        try (Connection connection = warehouse.connect(Mart.MANAGER, "u_all");
                Statement statement = connection.createStatement()) {
            statement.execute("SET optimizer_trace = 'enabled=on'");
            read(statement, "SELECT customer_name FROM dim_customer WHERE customer_name = 'Ann'");
            String trace = read(statement, "SELECT * FROM information_schema.OPTIMIZER_TRACE");
            for (String clear : clear()) {
                assertFalse(trace.contains("\"" + clear + "\""), trace);
            }
            assertFalse(trace.contains(only("SELECT pseudonym_key FROM access_secret")), trace);
        }
    }

    private static List<String> clear() throws SQLException {
        List<String> clear =
                new ArrayList<>(List.of("Zoë", "Quill", "zoe@", "ann@", "quill", "555", "Ann"));
        clear.add(only("SELECT pseudonym_key FROM access_secret"));
        return clear;
    }

    /** Everything that comes back: rows, errors, warnings. */
    private static String tell(String query) throws SQLException {
        try (Connection connection = warehouse.connect(Mart.MANAGER, "u_all");
                Statement statement = connection.createStatement()) {
            String told;
            try {
                told = read(statement, query);
            } catch (SQLException refused) {
                // An error repeats the question, which is no answer.
                told = String.valueOf(refused.getMessage()).replace("'Ann'", "");
            }
            for (SQLWarning warning = statement.getWarnings();
                    warning != null;
                    warning = warning.getNextWarning()) {
                told += warning.getMessage();
            }
            return told;
        }
    }

    private static String read(Statement statement, String query) throws SQLException {
        StringBuilder told = new StringBuilder();
        if (statement.execute(query)) {
            try (ResultSet rows = statement.getResultSet()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) {
                        told.append(rows.getString(i)).append(i < columns ? "\t" : "\n");
                    }
                }
            }
        }
        return told.toString();
    }

    @Test
    void viewsAreMergedAndPartitionsPruned() throws SQLException {
        for (Mart mart : Mart.values()) {
            String schema = mart.schemaBeside(warehouse.star());
            for (String query :
                    List.of(
                            "SELECT SUM(sales) FROM `%s`.fact_sales WHERE order_date_key < 20200101",
                            "SELECT f.order_id, c.customer_name, l.city, r.return_reason FROM `%1$s`.fact_sales f JOIN `%1$s`.dim_customer c ON c.customer_key = f.customer_key JOIN `%1$s`.dim_location l ON l.location_key = f.location_key LEFT JOIN `%1$s`.dim_return r ON r.return_key = f.return_key WHERE f.order_date_key < 20200101")) {
                for (String row : plan(mart, query.formatted(schema))) {
                    String lower = row.toLowerCase(Locale.ROOT);
                    assertFalse(lower.contains("derived"), row);
                    assertFalse(lower.contains("p_before,p_after"), row);
                    assertFalse(lower.contains("impossible"), row);
                }
            }
        }
    }

    /** A person may not ask for plans, so the owner takes the role for a moment. */
    private static List<String> plan(Mart mart, String query) throws SQLException {
        Database owner = warehouse.databases().warehouse();
        String seat =
                "UPDATE access_person SET role = '%s', scope = '%s' WHERE account = SUBSTRING_INDEX(USER(), '@', 1)";
        try (Connection connection = owner.connect();
                Statement statement = connection.createStatement()) {
            Sql sql = new Sql(connection, new Run());
            sql.update(seat.formatted(mart.role(), mart == Mart.MANAGER ? "|West|" : "*"));
            try {
                String explain =
                        owner.engine() == Database.Engine.MARIADB
                                ? "EXPLAIN PARTITIONS "
                                : "EXPLAIN FORMAT=TRADITIONAL ";
                return List.of(read(statement, explain + query).split("\n"));
            } finally {
                sql.update(seat.formatted("executive", "*"));
            }
        }
    }

    private static String only(String query) throws SQLException {
        return warehouse.ownerTexts(query).getFirst();
    }

    private static List<String> manager(String name, String query) throws SQLException {
        return texts(Mart.MANAGER, "u_" + name, query);
    }

    private static List<String> texts(Mart mart, String account, String query) throws SQLException {
        try (Connection connection = warehouse.connect(mart, account)) {
            return new Sql(connection, new Run()).list(query, row -> row.getString(1));
        }
    }
}
