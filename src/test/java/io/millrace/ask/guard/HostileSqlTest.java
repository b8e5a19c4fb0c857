package io.millrace.ask.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Thousands of hostile statements under a manager's account, once through the guard and once
 * without: nothing outside the mart is told, nothing is changed, nothing is held.
 */
class HostileSqlTest {

    private static final int COUNT = Integer.getInteger("millrace.hostile", 5_000);
    private static final int QUERIES = COUNT / 20;
    private static final long SEED = Long.getLong("millrace.hostile.seed", 4711);

    /** A statement that the account may run for itself takes no longer than this, and then ends. */
    private static final long SHORT_MS = 40;

    /** What a session has set goes with it. */
    private static final int STATEMENTS_OF_A_SESSION = 40;

    private static HostileMart mart;
    private static List<String> generated = List.of();

    @BeforeAll
    static void open() throws SQLException, IOException {
        mart = new HostileMart();
        generated = new HostileSql(SEED).make(COUNT).stream().map(mart::named).toList();
    }

    @AfterAll
    static void close() {
        mart.close();
    }

    @Test
    void theGuardRefusesEveryOne() throws SQLException, IOException {
        List<String> statements = new ArrayList<>(generated);
        HostileSql.handMade().stream().map(mart::named).forEach(statements::add);
        HostileSql.handMadeForTheGuard().stream().map(mart::named).forEach(statements::add);
        Map<String, String> before = mart.state();
        try (Database database = mart.open()) {
            ReadOnlyExecutor executor = new ReadOnlyExecutor(database);
            for (String statement : statements) {
                assertInstanceOf(
                        GuardVerdict.Refused.class,
                        SqlGuard.check(statement, executor.schema()),
                        statement);
            }
            for (int i = 0; i < statements.size(); i += 20) {
                assertFalse(mart.isLeak(guarded(executor, statements.get(i))), statements.get(i));
            }
        }
        assertEquals(before, mart.state());
    }

    private static String guarded(ReadOnlyExecutor executor, String statement) {
        QueryLimits limits = QueryLimits.USUAL.capped(200).within(Duration.ofSeconds(1));
        try {
            return executor.runGuarded(statement, limits, new Run()).rows().toString();
        } catch (MillraceException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void theAccountAloneHolds() throws SQLException, IOException {
        List<String> statements = new ArrayList<>(generated);
        HostileSql.handMade().stream().map(mart::named).forEach(statements::add);
        Map<String, String> before = mart.state();
        int ran = 0;
        for (int from = 0; from < statements.size(); from += STATEMENTS_OF_A_SESSION) {
            ran +=
                    session(
                            statements.subList(
                                    from,
                                    Math.min(statements.size(), from + STATEMENTS_OF_A_SESSION)));
        }
        assertEquals(0, mart.running());
        assertEquals(before, mart.state());
        // Not all fail for their form: that would try no right.
        assertTrue(ran > statements.size() / 20, ran + " of them ran");
    }

    private static int session(List<String> statements) throws SQLException {
        int ran = 0;
        Connection connection = limited();
        try {
            for (String statement : statements) {
                StringBuilder told = new StringBuilder();
                if (runs(connection, statement, told)) {
                    ran++;
                }
                assertFalse(mart.isLeak(told.toString()), () -> statement + "\n" + told);
                if (connection.isClosed()) {
                    connection = limited();
                }
            }
        } finally {
            connection.close();
        }
        return ran;
    }

    private static Connection limited() throws SQLException {
        Connection connection = mart.connect();
        new Sql(connection, new Run())
                .update(
                        mart.engine() == Database.Engine.MARIADB
                                ? "SET SESSION max_statement_time = " + SHORT_MS / 1000.0
                                : "SET SESSION max_execution_time = " + SHORT_MS);
        return connection;
    }

    /** Everything that comes back: rows, errors, warnings. */
    private static boolean runs(Connection connection, String statement, StringBuilder told)
            throws SQLException {
        try (Statement run = connection.createStatement()) {
            try {
                if (run.execute(statement)) {
                    tell(run.getResultSet(), told);
                }
                return true;
            } catch (SQLException refused) {
                told.append(refused.getMessage());
                return false;
            } finally {
                for (SQLWarning warning = connection.isClosed() ? null : run.getWarnings();
                        warning != null;
                        warning = warning.getNextWarning()) {
                    told.append(warning.getMessage());
                }
            }
        }
    }

    private static void tell(ResultSet rows, StringBuilder told) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                told.append(rows.getString(i)).append('\n');
            }
        }
    }

    /** Queries made of what is allowed, some with a hostile part: what passes tells nothing. */
    @Test
    void whatPassesReadsTheMartAlone() throws SQLException {
        long start = System.nanoTime();
        Map<String, String> before = mart.state();
        int passed = 0;
        int ran = 0;
        try (Database database = mart.open()) {
            ReadOnlyExecutor executor = new ReadOnlyExecutor(database);
            RandomQueries queries = new RandomQueries(SEED);
            for (int i = 0; i < QUERIES; i++) {
                String query = mart.named(queries.next());
                if (executor.check(query) instanceof GuardVerdict.Allowed allowed) {
                    passed++;
                    assertTrue(executor.schema().tables().keySet().containsAll(allowed.tables()));
                    String told = guarded(executor, query);
                    assertFalse(mart.isLeak(told), () -> query + "\n" + told);
                    ran += told.startsWith("[") ? 1 : 0;
                }
            }
        }
        assertTrue(passed > QUERIES / 2 && ran > QUERIES / 3, passed + " passed, " + ran + " ran");
        assertEquals(0, mart.running());
        assertEquals(before, mart.state());
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10L + QUERIES));
    }

    /** What is worth something without parentheses cannot be read by giving its name first. */
    @Test
    void noWordOfTheServerIsAValue() throws SQLException {
        List<String> values = new ArrayList<>();
        try (Database database = mart.open();
                Connection connection = mart.connect()) {
            ReadOnlyExecutor executor = new ReadOnlyExecutor(database);
            for (String word :
                    new Sql(connection, new Run())
                            .list(
                                    "SELECT DISTINCT WORD FROM information_schema.KEYWORDS WHERE WORD REGEXP '^[A-Za-z_][A-Za-z_0-9]*$'",
                                    row -> row.getString(1))) {
                if (runs(connection, "SELECT " + word, new StringBuilder())) {
                    values.add(word);
                    boolean isRefused =
                            executor.check("SELECT " + word) instanceof GuardVerdict.Refused
                                    && executor.check(
                                                    "SELECT %1$s FROM (SELECT 1 AS %1$s) x"
                                                            .formatted(word))
                                            instanceof GuardVerdict.Refused
                                    && executor.check(
                                                    "SELECT %1$s FROM (SELECT 1 AS `%1$s`) x"
                                                            .formatted(word))
                                            instanceof GuardVerdict.Refused;
                    assertTrue(isRefused || HARMLESS.contains(word), word);
                }
            }
        }
        assertTrue(values.contains("CURRENT_USER") && values.size() < 30, values.toString());
    }

    private static final Set<String> HARMLESS =
            Set.of("CURRENT_DATE", "CURRENT_TIMESTAMP", "TRUE", "FALSE", "NULL");
}
