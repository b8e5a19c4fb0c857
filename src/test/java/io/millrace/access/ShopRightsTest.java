package io.millrace.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.ShopAccounts.Who;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.postgresql.PGConnection;

/**
 * What each account may do in the shop's database: what is listed, and nothing else. The list is
 * held against what the server says of the rights, and against what it does when each is tried.
 */
class ShopRightsTest {

    /** How the server refuses for want of a right, whatever else it may find wrong. */
    private static final Pattern DENIED = Pattern.compile("permission denied|must be owner");

    private static final Pattern LISTED =
            Pattern.compile("(SELECT|INSERT|UPDATE)(?: \\(([^)]*)\\))? (\\S+)");

    /** One thing to try, and the line of the list that allows it. */
    private record Try(String statement, String right) {}

    private static ShopAccounts shop;

    @BeforeAll
    static void open() throws SQLException {
        shop = new ShopAccounts();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    /** By the server's own word. */
    @ParameterizedTest
    @EnumSource
    void theRightsAreThoseOfTheList(Who who) throws Exception {
        TreeSet<String> granted =
                new TreeSet<>(
                        shop.ownerTexts(
                                resource("shop_rights_of.sql")
                                        .replace("$1", "'" + shop.account(who) + "'")));
        assertEquals(String.join("\n", listed(who)), String.join("\n", granted));
    }

    /** By trying each action on each object, column by column. */
    @ParameterizedTest
    @EnumSource
    void everyTryEndsAsTheListSays(Who who) throws Exception {
        SortedSet<String> allowed = new TreeSet<>();
        listed(who).forEach(line -> allowed.addAll(tried(line)));
        List<Try> tries = tries();
        assertTrue(tries.size() > 1000, tries.size() + " tries");
        List<String> wrong = new ArrayList<>();
        try (Connection connection = shop.connect(who);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (Try one : tries) {
                // A right to the whole table is a right to each of its columns.
                boolean listed =
                        allowed.contains(one.right())
                                || allowed.contains(one.right().replaceFirst("\\(.*\\) ", ""));
                if (isDone(connection, statement, one.statement()) != listed) {
                    wrong.add((listed ? "refused: " : "done: ") + one.statement());
                }
            }
            connection.rollback();
        }
        assertEquals("", String.join("\n", wrong));
    }

    /** A right to some columns is a right to each of them. */
    private static List<String> tried(String line) {
        Matcher some = LISTED.matcher(line);
        if (!some.matches() || some.group(2) == null) {
            return List.of(line);
        }
        return some.group(2)
                .transform(columns ->
                        List.of(columns.split(", ")).stream()
                                .map(column ->
                                        "%s (%s) %s"
                                                .formatted(some.group(1), column, some.group(3)))
                                .toList());
    }

    private static List<Try> tries() throws SQLException, IOException {
        try (Connection owner = shop.databases().oltp().connect();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(resource("shop_tries.sql"))) {
            List<Try> tries = new ArrayList<>();
            while (rows.next()) {
                tries.add(new Try(rows.getString(1), rows.getString(2)));
            }
            return tries;
        }
    }

    /** Whatever else goes wrong: the right was there. */
    private static boolean isDone(Connection connection, Statement statement, String sql)
            throws SQLException {
        statement.execute("SAVEPOINT before");
        try {
            if (sql.startsWith("COPY")) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyOut(sql, java.io.OutputStream.nullOutputStream());
            } else {
                statement.execute(sql);
            }
            return true;
        } catch (SQLException refused) {
            return !DENIED.matcher(String.valueOf(refused.getMessage())).find();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        } finally {
            statement.execute("ROLLBACK TO before");
        }
    }

    private static SortedSet<String> listed(Who who) throws IOException {
        SortedSet<String> listed = new TreeSet<>();
        for (String line : resource("shop_rights.txt").lines().toList()) {
            if (line.startsWith(who.name().toLowerCase(Locale.ROOT) + " ")) {
                listed.add(line.substring(line.indexOf(' ') + 1));
            }
        }
        return listed;
    }

    private static String resource(String name) throws IOException {
        try (InputStream file = ShopRightsTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * Whatever an account reads in the catalogs: no hash, no password, nothing sealed, no customer.
     */
    @ParameterizedTest
    @EnumSource
    void noCatalogTellsASecret(Who who) throws SQLException {
        shop.asOwner("ANALYZE oltp.customer, auth.person, auth.past_password, audit.change");
        List<String> secrets =
                new ArrayList<>(
                        shop.ownerTexts(
                                "SELECT secret FROM auth.person, unnest(ARRAY[hash, sealed ->> 'data', sealed ->> 'salt']) secret"));
        assertTrue(secrets.size() >= 12, secrets.toString());
        secrets.add("SCRAM-SHA-256$");
        if (who != Who.SYNC) {
            secrets.addAll(List.of("ada@example.com", "555 1"));
        }
        int read = 0;
        try (Connection connection = shop.connect(who)) {
            for (String catalog :
                    shop.ownerTexts(
                            "SELECT oid::regclass FROM pg_class WHERE relkind IN ('r', 'v') AND relnamespace"
                                    + " IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)")) {
                String text = readable(connection, catalog);
                read += text.isEmpty() ? 0 : 1;
                for (String secret : secrets) {
                    assertFalse(text.contains(secret), who + " reads " + secret + " in " + catalog);
                }
            }
        }
        assertTrue(read > 80, read + " catalogs");
    }

    private static String readable(Connection connection, String catalog) {
        try {
            return String.join(
                    "\n", ShopAccounts.texts(connection, "SELECT t::text FROM " + catalog + " t"));
        } catch (SQLException _) {
            return "";
        }
    }

    @ParameterizedTest
    @EnumSource
    void noOtherAccountIsTakenOn(Who who) throws SQLException {
        String own = shop.account(who);
        List<String> others =
                shop.ownerTexts(
                        "SELECT rolname FROM pg_roles WHERE NOT pg_has_role('%s', oid, 'MEMBER')"
                                .formatted(own));
        assertTrue(others.size() > 20, others.toString());
        try (Connection connection = shop.connect(who);
                Statement statement = connection.createStatement()) {
            for (String role : others) {
                for (String attack :
                        List.of(
                                "SET ROLE \"%s\"",
                                "SET SESSION AUTHORIZATION \"%s\"",
                                "ALTER ROLE \"%s\" PASSWORD 'mine'",
                                "ALTER ROLE \"%s\" SET role TO postgres",
                                "GRANT \"%s\" TO CURRENT_USER",
                                "REASSIGN OWNED BY \"%s\" TO CURRENT_USER",
                                "DROP OWNED BY \"%s\"",
                                "DROP ROLE \"%s\"")) {
                    String outcome = outcome(statement, attack.formatted(role));
                    assertFalse(outcome.isEmpty(), who + " ran: " + attack.formatted(role));
                }
            }
        }
    }

    /** Ways around the grants that a person with psql may think of. */
    @ParameterizedTest
    @EnumSource
    void nobodyGetsAroundHisRights(Who who) throws SQLException {
        try (Connection person = shop.connect(who);
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
                "SELECT * FROM auth.gate",
                "SELECT * FROM audit.key",
                "COPY auth.person TO STDOUT",
                "COPY (SELECT * FROM auth.past_password) TO '/tmp/out'",
                "COPY oltp.customer FROM PROGRAM 'id'",
                "COPY (SELECT 1) TO PROGRAM 'id'",
                "COPY (SELECT 1) TO '/tmp/out'",
                "SELECT pg_read_file('/etc/passwd')",
                "SELECT pg_read_binary_file('PG_VERSION')",
                "SELECT pg_stat_file('PG_VERSION')",
                "SELECT pg_ls_dir('.')",
                "SELECT pg_ls_waldir()",
                "SELECT pg_ls_logdir()",
                "SELECT pg_current_logfile()",
                "SELECT lo_import('/etc/passwd')",
                "SELECT lo_export(1, '/tmp/out')",
                "SELECT lo_creat(-1)",
                "SELECT lo_create(0)",
                "SELECT lo_from_bytea(0, 'mine')",
                "SELECT lo_put(1, 0, 'mine')",
                "SELECT lo_open(1, 131072)",
                "SELECT lowrite(0, 'mine')",
                "SELECT data FROM pg_largeobject",
                "SELECT pg_logical_emit_message(true, 'mine', 'mine')",
                "SELECT rolpassword FROM pg_authid",
                "SELECT passwd FROM pg_shadow",
                "SELECT umoptions FROM pg_user_mapping",
                "SELECT stavalues1 FROM pg_statistic",
                "SET ROLE millrace",
                "SET ROLE postgres",
                "SET ROLE pg_read_all_data",
                "SET SESSION AUTHORIZATION millrace",
                "ALTER ROLE millrace PASSWORD 'mine'",
                "ALTER ROLE CURRENT_USER SUPERUSER",
                "ALTER ROLE CURRENT_USER CREATEROLE",
                "ALTER ROLE CURRENT_USER BYPASSRLS",
                "ALTER ROLE CURRENT_USER CONNECTION LIMIT -1",
                "CREATE ROLE mine LOGIN",
                "GRANT millrace TO CURRENT_USER",
                "GRANT millrace_sync TO CURRENT_USER WITH ADMIN OPTION",
                "CREATE EXTENSION dblink",
                "CREATE EXTENSION postgres_fdw",
                "CREATE EXTENSION file_fdw",
                "SELECT dblink('dbname=millrace', 'SELECT 1')",
                "SELECT dblink_connect('dbname=millrace')",
                "CREATE SERVER mine FOREIGN DATA WRAPPER postgres_fdw",
                "CREATE LANGUAGE plperlu",
                "LOAD 'auto_explain'",
                "CREATE SCHEMA mine",
                "CREATE TABLE oltp.mine (a int)",
                "CREATE TABLE public.mine (a int)",
                "CREATE FUNCTION public.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
                "CREATE PUBLICATION mine FOR ALL TABLES",
                "CREATE SUBSCRIPTION mine CONNECTION 'dbname=x' PUBLICATION y",
                "CREATE EVENT TRIGGER mine ON ddl_command_end EXECUTE FUNCTION cdc.stamp()",
                "CREATE DATABASE mine",
                "ALTER DATABASE postgres SET work_mem = '1MB'",
                "ALTER SYSTEM SET log_statement = 'all'",
                "SET log_statement = 'all'",
                "SET log_min_duration_statement = 0",
                "SET session_preload_libraries = 'auto_explain'",
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
                "INSERT INTO audit.record DEFAULT VALUES",
                "UPDATE audit.record SET person = 'somebody'",
                "SELECT audit.note('signed in', 'somebody', '{}')",
                "SELECT audit.tell('signed in', 'somebody', '{}')",
                "SELECT auth.counter('fail', 1)",
                "SELECT auth.set_counter('fail', 1, 0)",
                "SELECT nextval('auth.fail_1')",
                "SELECT auth.fits('a', 'b')",
                "SELECT auth.issue_ticket(1, 'renew')",
                "SELECT auth.log('a', 'b', '{}')",
                "SELECT auth.make_gate('mine')",
                "SELECT auth.restore_gate()",
                "SELECT crypto.crypt('a', 'b')",
                "SELECT oltp.add_month('order_line', '2030-01-01')",
                "SET session_replication_role = replica",
                "DO $$ BEGIN PERFORM 1 FROM auth.person; END $$",
                "SELECT query_to_xml('SELECT * FROM auth.person', true, true, '')",
                "SELECT ts_stat('SELECT to_tsvector(hash) FROM auth.person')",
                "SELECT setting FROM pg_hba_file_rules, pg_settings",
                "SELECT pg_reload_conf()",
                "SELECT pg_switch_wal()",
                "SELECT pg_create_logical_replication_slot('mine', 'pgoutput')",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'millrace'");
    }

    @Test
    void noOtherDatabaseOfTheServerLetsPeopleIn() {
        for (Who who : Who.values()) {
            for (String database : List.of("postgres", "template1")) {
                assertEquals("42501", connecting(who, database), who + " in " + database);
            }
        }
    }

    private static String connecting(Who who, String database) {
        try (Connection _ = shop.connect(who, database)) {
            return "";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
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
