package io.millrace.ask.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queries on the shop, as its owner: PostgreSQL holds the transaction, the guard its end. */
class ShopQueryTest {

    private static Databases databases;
    private static Database shop;
    private static ReadOnlyExecutor executor;

    @BeforeAll
    static void open() throws SQLException {
        databases = TestServers.fresh();
        shop = databases.oltp();
        executor = new ReadOnlyExecutor(shop);
        try (Connection connection = shop.connect()) {
            Sql sql = new Sql(connection, new Run());
            sql.update("CREATE TABLE kept (id int PRIMARY KEY, word text)");
            sql.update("CREATE SEQUENCE counted");
            sql.update("INSERT INTO kept SELECT i, 'w' || i FROM generate_series(1, 2500) i");
        }
    }

    @AfterAll
    static void close() {
        databases.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT count(*) FROM kept",
                "select count(*) from kept;",
                "SELECT count(*) FROM kept ; -- that is all",
                "/* how /* many */ */ SELECT count(*) FROM kept",
                "WITH k AS (SELECT * FROM kept) SELECT count(*) FROM k",
                "(SELECT count(*) FROM kept)",
                "SELECT count(*) AS \"a;b\" FROM kept",
                "SELECT count(*) FROM kept WHERE word <> ';' AND word <> 'it''s;' AND word <> E'\\';'",
                "SELECT count(*) FROM kept WHERE word <> $$;$$ AND word <> $tag$; $$ ;$tag$",
                "SELECT count(*) FROM kept WHERE word <> 'C:\\dir'",
                "TABLE total",
                "VALUES (2500)"
            })
    void aQueryIsRun(String query) throws SQLException {
        try (Connection connection = shop.connect()) {
            new Sql(connection, new Run())
                    .update("CREATE OR REPLACE VIEW total AS SELECT count(*) FROM kept");
        }
        assertEquals(
                "[[2500]]", executor.runGuarded(query, QueryLimits.USUAL, new Run()).rows() + "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-- nothing",
                "DELETE FROM kept",
                "SET TRANSACTION READ WRITE",
                "COMMIT",
                "COPY kept TO STDOUT",
                "DO $$ BEGIN DELETE FROM kept; END $$",
                "SELECT 1; COMMIT; DELETE FROM kept",
                "SELECT 1;; SELECT 2",
                "SELECT 1; SELECT 2",
                "SELECT 1 -- \r; COMMIT; DELETE FROM kept",
                "SELECT '\\'; COMMIT; DELETE FROM kept; --'",
                "SELECT E'\\''; COMMIT; DELETE FROM kept; --'",
                "SELECT $a$ $a$; COMMIT; DELETE FROM kept",
                "SELECT 1 AS a$b$; COMMIT; DELETE FROM kept; SELECT 1 AS a$b$",
                "SELECT 1 AS éE'\\'; COMMIT; DELETE FROM kept; --'",
                "SELECT 1 AS \u2003E'\\'; COMMIT; DELETE FROM kept; --'",
                "/* /* */ SELECT 1; COMMIT; DELETE FROM kept",
                "SELECT 1 /* */; COMMIT; DELETE FROM kept",
                "SELECT 'open",
                "SELECT $$open",
                "SELECT \"open",
                "SELECT 1 AS a\0b",
                "EXPLAIN ANALYZE DELETE FROM kept",
                "WITH gone AS (DELETE FROM kept RETURNING id) SELECT * FROM gone",
                "SELECT * INTO mine FROM kept",
                "SELECT * FROM kept FOR UPDATE",
                "SELECT nextval('counted')",
                "SELECT setval('counted', 99)",
                "SELECT set_config('transaction_read_only', 'off', false), pg_notify('a', 'b')",
                "SELECT lo_create(0)",
                "SELECT pg_read_file('/etc/passwd')"
            })
    void nothingElseIs(String statement) throws SQLException {
        assertThrows(
                MillraceException.class,
                () -> executor.runGuarded(statement, QueryLimits.USUAL, new Run()));
        try (Connection connection = shop.connect()) {
            Sql sql = new Sql(connection, new Run());
            assertEquals(2500, sql.number("SELECT count(*) FROM kept"));
            assertEquals(0, sql.number("SELECT count(*) FROM pg_class WHERE relname = 'mine'"));
            assertEquals(1, sql.number("SELECT last_value FROM counted"));
            assertEquals(
                    "off",
                    sql.first("SHOW transaction_read_only", row -> row.getString(1)).orElseThrow());
        }
    }

    @Test
    void noLockStays() throws SQLException {
        executor.runGuarded("SELECT pg_advisory_lock(4711)", QueryLimits.USUAL, new Run());
        try (Connection connection = shop.connect()) {
            assertEquals(
                    0,
                    new Sql(connection, new Run())
                            .number("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"));
        }
    }

    @Test
    void valuesAreReadableByJson() {
        assertEquals(
                List.of(
                        Arrays.asList(
                                1L,
                                new BigDecimal("1.50"),
                                true,
                                "2024-01-31",
                                "2024-01-31T23:59:59.5Z",
                                "2024-01-31T00:00:00",
                                "{\"a\": 1}",
                                "0x6162",
                                "{1,2}",
                                null)),
                executor.runGuarded(
                                "SELECT 1, 1.50, true, date '2024-01-31', timestamptz '2024-01-31 23:59:59.5+00', timestamp '2024-01-31', jsonb '{\"a\": 1}', bytea 'ab', ARRAY[1, 2], NULL",
                                QueryLimits.USUAL,
                                new Run())
                        .rows());
    }

    @Test
    void limitsAreKept() {
        QueryResult capped =
                executor.runGuarded(
                        "SELECT id FROM kept ORDER BY id", QueryLimits.USUAL.capped(5), new Run());
        assertTrue(capped.isCapped());
        assertEquals("[[1], [2], [3], [4], [5]]", capped.rows().toString());
        assertEquals(
                "The query took longer than 1 seconds and was stopped. Narrow it.",
                assertThrows(
                                MillraceException.class,
                                () ->
                                        executor.runGuarded(
                                                "SELECT pg_sleep(20)",
                                                QueryLimits.USUAL.within(Duration.ofSeconds(1)),
                                                new Run()))
                        .getMessage());
    }

    @Test
    void aCancelledRunStopsTheStatementOnTheServer() throws Exception {
        Run run = new Run();
        Thread canceller =
                Thread.ofVirtual()
                        .start(() -> {
                            while (running() == 0) {
                                Thread.onSpinWait();
                            }
                            run.cancel();
                        });
        assertEquals(
                MillraceException.Code.CANCELLED,
                assertThrows(
                                MillraceException.class,
                                () ->
                                        executor.runGuarded(
                                                "SELECT pg_sleep(20)", QueryLimits.USUAL, run))
                        .code());
        canceller.join();
        assertEquals(0, running());
    }

    private static long running() {
        try (Connection connection = shop.connect()) {
            return new Sql(connection, new Run())
                    .number(
                            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE '%pg_sleep%' AND pid <> pg_backend_pid()");
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }
}
