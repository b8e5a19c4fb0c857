package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.config.Secret;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.db.jdbc.PostgresqlAddress;
import io.millrace.etl.SyncCycle;
import io.millrace.etl.SyncReport;
import io.millrace.etl.SyncRequest;
import io.millrace.work.Run;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each account may do in the shop's database: what is listed, and nothing else. */
class ShopRightsTest {

    /** Whoever connects, and as which account. */
    enum Who {
        GATE,
        ASSOCIATE,
        MANAGER,
        EXECUTIVE,
        ADMINISTRATOR,
        SYNC
    }

    private static final TestPeople PEOPLE = new TestPeople();
    private static final Map<Who, String> ACCOUNTS = new EnumMap<>(Who.class);
    private static String eastern = "";

    @BeforeAll
    static void addPeople() throws SQLException {
        ACCOUNTS.put(Who.GATE, PEOPLE.gate().user());
        for (Role role : Role.values()) {
            String name = PEOPLE.account(role, "West");
            ACCOUNTS.put(Who.valueOf(role.name()), "u_" + name);
            if (role == Role.EXECUTIVE) {
                ACCOUNTS.put(Who.SYNC, "s_" + name);
            }
        }
        eastern = "u_" + PEOPLE.account(Role.ASSOCIATE, "East");
        asOwner(
                "INSERT INTO oltp.segment VALUES (1, 'Consumer')",
                "INSERT INTO oltp.category VALUES (1, 'Furniture')",
                "INSERT INTO oltp.subcategory VALUES (1, 'Chairs', 1)",
                "INSERT INTO oltp.product VALUES ('P1', 'Chair', 1)",
                "INSERT INTO oltp.customer VALUES ('C1', 'Ada Fox', 1, 'ada@example.com', '555 1'),"
                        + " ('C2', 'Ben Lake', 1, 'ben@example.com', '555 2')",
                order("W1", "C1", "West"),
                order("E1", "C2", "East"),
                line("W1"),
                line("E1"));
    }

    @AfterAll
    static void close() {
        PEOPLE.close();
    }

    private static String account(Who who) {
        return Objects.requireNonNull(ACCOUNTS.get(who));
    }

    private static String order(String id, String customer, String region) {
        return "INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country, ship_state, ship_city, region, market)"
                + " VALUES ('%s', '2026-01-05', '%s', 'Land', 'State', 'City', '%s', 'M')"
                        .formatted(id, customer, region);
    }

    private static String line(String order) {
        return "INSERT INTO oltp.order_line (order_id, line_no, order_date, product_id, quantity, sales, profit, ship_date, ship_mode)"
                + " VALUES ('%s', 1, '2026-01-05', 'P1', 1, 10, 1, '2026-01-06', 'First Class')"
                        .formatted(order);
    }

    /** Every table, view and function of Millrace, for every account: exactly the listed rights. */
    @ParameterizedTest
    @EnumSource
    void theRightsAreThoseOfTheList(Who who) throws Exception {
        TreeSet<String> expected = new TreeSet<>();
        for (String line : list().lines().toList()) {
            if (line.startsWith(who.name().toLowerCase(Locale.ROOT) + " ")) {
                expected.add(line.substring(line.indexOf(' ') + 1));
            }
        }
        assertEquals(String.join("\n", expected), String.join("\n", rights(account(who))));
    }

    private static SortedSet<String> rights(String account) throws SQLException {
        try (Connection owner = PEOPLE.databases().oltp().connect()) {
            return new TreeSet<>(
                    new Sql(owner, new Run())
                            .list(
                                    """
                                    SELECT CASE WHEN has_table_privilege($1, c.oid, action) THEN action ELSE 'some columns ' || action END
                                           || ' ' || c.oid::regclass
                                      FROM pg_class c, unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) action
                                     WHERE c.relnamespace::regnamespace::text IN ('oltp', 'cdc', 'quality', 'auth', 'audit', 'crypto', 'public')
                                       AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
                                       AND has_schema_privilege($1, c.relnamespace, 'USAGE')
                                       AND CASE WHEN action IN ('DELETE', 'TRUNCATE', 'TRIGGER') THEN has_table_privilege($1, c.oid, action)
                                                ELSE has_any_column_privilege($1, c.oid, action) END
                                    UNION ALL
                                    SELECT 'USAGE ' || c.oid::regclass
                                      FROM pg_class c
                                     WHERE c.relnamespace::regnamespace::text IN ('oltp', 'cdc', 'quality', 'auth', 'audit', 'crypto', 'public')
                                       AND has_schema_privilege($1, c.relnamespace, 'USAGE')
                                       AND CASE WHEN c.relkind = 'S' THEN has_sequence_privilege($1, c.oid, 'USAGE, SELECT, UPDATE') ELSE false END
                                    UNION ALL
                                    SELECT 'EXECUTE ' || p.oid::regproc
                                      FROM pg_proc p
                                     WHERE p.pronamespace::regnamespace::text IN ('oltp', 'cdc', 'quality', 'auth', 'audit', 'crypto', 'public')
                                       AND has_schema_privilege($1, p.pronamespace, 'USAGE')
                                       AND has_function_privilege($1, p.oid, 'EXECUTE')
                                    UNION ALL
                                    SELECT 'CREATE IN ' || n.nspname FROM pg_namespace n
                                     WHERE has_schema_privilege($1, n.oid, 'CREATE')
                                    UNION ALL
                                    SELECT action || ' DATABASE' FROM unnest(ARRAY['CREATE', 'TEMPORARY']) action
                                     WHERE has_database_privilege($1, current_database(), action)
                                    """
                                            .replace("$1", "'" + account + "'"),
                                    row -> row.getString(1)));
        }
    }

    private static String list() throws IOException {
        try (InputStream file = ShopRightsTest.class.getResourceAsStream("shop_rights.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Ways around the grants that a person with psql may think of. */
    @ParameterizedTest
    @EnumSource
    void nobodyGetsAroundHisRights(Who who) throws SQLException {
        try (Connection person = connect(account(who));
                Statement statement = person.createStatement()) {
            for (String attack : attacks()) {
                String outcome = outcome(statement, attack);
                assertFalse(outcome.isEmpty(), who + " ran: " + attack);
            }
        }
    }

    private static List<String> attacks() {
        return List.of(
                "SELECT hash FROM auth.person",
                "SELECT sealed FROM auth.person",
                "SELECT * FROM auth.factor",
                "SELECT * FROM auth.ticket",
                "COPY auth.person TO STDOUT",
                "COPY (SELECT * FROM auth.past_password) TO '/tmp/out'",
                "COPY oltp.customer FROM PROGRAM 'id'",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT pg_ls_dir('.')",
                "SELECT lo_import('/etc/passwd')",
                "SELECT lo_export(1, '/tmp/out')",
                "SELECT rolpassword FROM pg_authid",
                "SELECT passwd FROM pg_shadow",
                "SET ROLE millrace",
                "SET ROLE postgres",
                "SET SESSION AUTHORIZATION millrace",
                "ALTER ROLE millrace TestPeople.PASSWORD 'mine'",
                "ALTER ROLE CURRENT_USER SUPERUSER",
                "ALTER ROLE CURRENT_USER CREATEROLE",
                "ALTER ROLE CURRENT_USER BYPASSRLS",
                "CREATE ROLE mine LOGIN",
                "GRANT millrace TO CURRENT_USER",
                "GRANT millrace_sync TO CURRENT_USER WITH ADMIN OPTION",
                "CREATE EXTENSION dblink",
                "CREATE EXTENSION postgres_fdw",
                "CREATE SCHEMA mine",
                "CREATE TABLE oltp.mine (a int)",
                "CREATE TABLE public.mine (a int)",
                "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "DROP TABLE oltp.order_return",
                "ALTER TABLE oltp.sales_order DISABLE ROW LEVEL SECURITY",
                "ALTER TABLE oltp.customer DISABLE TRIGGER ALL",
                "TRUNCATE oltp.order_line",
                "SELECT * FROM oltp.order_line_default",
                "DELETE FROM oltp.order_line_default",
                "UPDATE oltp.sales_order SET entered_by = 'u_nobody'",
                "UPDATE oltp.sales_order SET tbl_last_xid = '3'",
                "DELETE FROM cdc.handshake WHERE true",
                "INSERT INTO cdc.tombstone (table_name, operation) VALUES ('customer', 'delete')",
                "SELECT auth.counter('fail', 1)",
                "SELECT auth.set_counter('fail', 1, 0)",
                "SELECT nextval('auth.fail_1')",
                "SELECT auth.fits('a', 'b')",
                "SELECT auth.issue_ticket(1, 'renew')",
                "SELECT auth.log('a', 'b', '{}')",
                "SELECT crypto.crypt('a', 'b')",
                "SELECT oltp.add_month('order_line', '2030-01-01')",
                "SET session_replication_role = replica",
                "DO $$ BEGIN PERFORM 1 FROM auth.person; END $$",
                "SELECT setting FROM pg_hba_file_rules, pg_settings",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'millrace'");
    }

    @Test
    void anAssociateSeesOrdersOfTheOwnRegionAndHand() throws SQLException {
        try (Connection west = connect(account(Who.ASSOCIATE));
                Connection east = connect(eastern)) {
            assertEquals(List.of("W1"), orders(west));
            assertEquals(List.of("E1"), orders(east));
            execute(west, order("E2", "C2", "East"), line("E2"));
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
        try (Connection west = connect(account(Who.ASSOCIATE));
                Statement statement = west.createStatement()) {
            assertEquals(
                    "42501",
                    outcome(
                            statement,
                            "INSERT INTO oltp.sales_order (order_id, order_date, customer_id, ship_country,"
                                    + " ship_state, ship_city, region, market, entered_by) VALUES ('X', '2026-01-05',"
                                    + " 'C1', 'a', 'b', 'c', 'West', 'M', 'u_other')"));
            assertEquals(
                    "42501", outcome(statement, line("E1").replace(", 1, '2026", ", 9, '2026")));
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
        try (Connection west = connect(account(Who.ASSOCIATE))) {
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
                                PEOPLE.databases(), account(Who.SYNC), TestPeople.PASSWORD);
                SyncCycle cycle = new SyncCycle(asSync)) {
            SyncReport first = cycle.sync(SyncRequest.incremental(2, "test"), new Run());
            assertEquals(SyncReport.Kind.FULL, first.kind());
            assertTrue(first.linesLoaded() >= 2);
            asOwner(
                    "UPDATE oltp.order_line SET sales = 11 WHERE order_id = 'W1'",
                    "UPDATE oltp.customer SET customer_name = 'Ben Lakes' WHERE customer_id = 'C2'");
            SyncReport second = cycle.sync(SyncRequest.incremental(2, "test"), new Run());
            assertEquals(SyncReport.Kind.INCREMENTAL, second.kind());
            assertTrue(second.reconciliation().isEqual());
        }
    }

    private static Connection connect(String account) throws SQLException {
        return PostgresqlAddress.of(
                        account.startsWith("millrace_gate")
                                ? PEOPLE.gate()
                                : PEOPLE.gate()
                                        .withAccount(account, new Secret(TestPeople.PASSWORD)))
                .connect();
    }

    private static void asOwner(String... statements) throws SQLException {
        try (Connection owner = PEOPLE.databases().oltp().connect()) {
            execute(owner, statements);
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
