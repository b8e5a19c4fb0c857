package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.ShopAccounts.Who;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncReport;
import io.millrace.etl.SyncRequest;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which rows an account sees and writes of the tables that it may use. */
class ShopRowsTest {

    private static ShopAccounts shop;

    @BeforeAll
    static void open() throws SQLException {
        shop = new ShopAccounts();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void anAssociateSeesOrdersOfTheOwnRegionAndHand() throws SQLException {
        try (Connection west = shop.connect(Who.ASSOCIATE);
                Connection east = shop.connectEastern()) {
            assertEquals(List.of("W1"), orders(west));
            assertEquals(List.of("E1"), orders(east));
            execute(west, ShopAccounts.order("E2", "C2", "East"), ShopAccounts.line("E2"));
            assertEquals(List.of("E2", "W1"), orders(west));
            assertEquals(2, number(west, "SELECT count(*) FROM oltp.order_line"));
            assertEquals(List.of("E1", "E2"), orders(east));

            assertEquals(0, change(east, "DELETE FROM oltp.sales_order WHERE order_id = 'E2'"));
            assertEquals(
                    0, change(east, "UPDATE oltp.order_line SET sales = 0 WHERE order_id = 'E2'"));
            assertEquals(
                    0,
                    change(
                            west,
                            "UPDATE oltp.sales_order SET region = 'West' WHERE order_id = 'E1'"));
            assertEquals(1, change(west, "DELETE FROM oltp.sales_order WHERE order_id = 'E2'"));
        }
    }

    @Test
    void anAssociateCannotEnterInAnothersNameOrOnAnothersOrder() throws SQLException {
        try (Connection west = shop.connect(Who.ASSOCIATE);
                Statement statement = west.createStatement()) {
            assertEquals(
                    "42501",
                    outcome(
                            statement,
                            "INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country,"
                                    + " ship_state, ship_city, region, market, entered_by) VALUES ('X', '2026-01-05',"
                                    + " 'C1', 'a', 'b', 'c', 'West', 'M', 'u_other')"));
            assertEquals(
                    "42501",
                    outcome(
                            statement,
                            ShopAccounts.line("E1").replace(", 1, '2026", ", 9, '2026")));
            assertEquals(
                    "42501",
                    outcome(
                            statement,
                            "INSERT INTO oltp.order_return (order_id, order_date, return_date)"
                                    + " VALUES ('E1', '2026-01-05', '2026-01-09')"));
            assertEquals(
                    "",
                    outcome(
                            statement,
                            "INSERT INTO oltp.order_return (order_id, order_date, return_date)"
                                    + " VALUES ('W1', '2026-01-05', '2026-01-09')"));
        }
    }

    @Test
    void howToReachACustomerIsForThoseWhoServeHim() throws SQLException {
        try (Connection west = shop.connect(Who.ASSOCIATE)) {
            String contact = "SELECT count(email) FROM oltp.customer_contact('%s')";
            assertEquals(1, number(west, contact.formatted("C1")));
            assertEquals(0, number(west, contact.formatted("C2")));
            assertEquals(2, number(west, "SELECT count(customer_name) FROM oltp.customer"));
        }
    }

    @Test
    void theSyncAccountSyncsWithNoMoreThanItsRights() throws SQLException {
        try (Databases asSync =
                        TestServers.withShopAccount(
                                shop.databases(), shop.account(Who.SYNC), TestPeople.PASSWORD);
                SyncCycle cycle = new SyncCycle(asSync)) {
            SyncReport first = cycle.sync(SyncRequest.incremental(2, "test"), new Run());
            assertEquals(SyncReport.Kind.FULL, first.kind());
            assertTrue(first.linesLoaded() >= 2);
            shop.asOwner(
                    "UPDATE oltp.order_line SET sales = 11 WHERE order_id = 'W1'",
                    "UPDATE oltp.customer SET customer_name = 'Ben Lakes' WHERE customer_id = 'C2'");
            SyncReport second = cycle.sync(SyncRequest.incremental(2, "test"), new Run());
            assertEquals(SyncReport.Kind.INCREMENTAL, second.kind());
            assertTrue(second.reconciliation().isEqual());
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> orders(Connection connection) throws SQLException {
        return new Sql(connection, new Run())
                .list(
                        "SELECT order_id FROM oltp.sales_order ORDER BY order_id",
                        row -> row.getString(1));
    }

    private static long number(Connection connection, String query) throws SQLException {
        return new Sql(connection, new Run()).number(query);
    }

    private static long change(Connection connection, String statement) throws SQLException {
        return new Sql(connection, new Run()).update(statement);
    }

    /** The SQLState of the refusal; empty if there was none. */
    private static String outcome(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return "";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }
}
