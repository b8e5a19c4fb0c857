package io.millrace.ask.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.MillraceException.Code;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.warehouse.Mart;
import io.millrace.warehouse.TestMarts;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Queries on the warehouse, under a manager's account and the owner's. */
class ReadOnlyExecutorTest {

    private static final QueryLimits USUAL = QueryLimits.USUAL;

    /** Looks at some hundred million combinations, if it may. */
    private static final String LONG =
            "SELECT COUNT(*) FROM fact_sales a, fact_sales b, fact_sales c WHERE a.sales + b.sales <> c.sales";

    private static TestMarts warehouse;
    private static Database mart;
    private static ReadOnlyExecutor manager;
    private static ReadOnlyExecutor owner;

    @BeforeAll
    static void open() throws SQLException {
        warehouse = new TestMarts();
        warehouse.add("exq", "manager", "[\"*\"]");
        mart = warehouse.open(Mart.MANAGER, "u_exq");
        manager = new ReadOnlyExecutor(mart);
        owner = new ReadOnlyExecutor(warehouse.databases().warehouse());
    }

    @AfterAll
    static void close() {
        mart.close();
        warehouse.close();
    }

    @Test
    void columnsHaveTypesAndValuesOfThem() throws SQLException {
        warehouse.owner(
                "CREATE TABLE kinds (w INT, u BIGINT UNSIGNED, y YEAR, d DECIMAL(10, 2), f DOUBLE, b BOOLEAN, a DATE, t TIME(1), s DATETIME(3), z TIMESTAMP(6) NULL, x VARCHAR(9), h VARBINARY(4))");
        warehouse.owner(
                "INSERT INTO kinds VALUES (1, 18446744073709551615, 2024, 1.50, 0.25, TRUE, '2024-01-31', '25:00:01.5', '2024-01-31 00:00:00.5', '2024-01-31 23:59:59.000001', 'Zoë', 'ab')");
        warehouse.owner("INSERT INTO kinds (x) VALUES ('')");
        QueryResult result = read(owner, "SELECT * FROM kinds ORDER BY w DESC");
        assertEquals(
                List.of("w", "u", "y", "d", "f", "b", "a", "t", "s", "z", "x", "h"),
                result.names());
        assertEquals(
                List.of(
                        ResultColumn.Type.WHOLE_NUMBER,
                        ResultColumn.Type.WHOLE_NUMBER,
                        ResultColumn.Type.WHOLE_NUMBER,
                        ResultColumn.Type.DECIMAL,
                        ResultColumn.Type.FLOATING,
                        ResultColumn.Type.TRUTH,
                        ResultColumn.Type.DATE,
                        ResultColumn.Type.TIME,
                        ResultColumn.Type.TIMESTAMP,
                        ResultColumn.Type.TIMESTAMP,
                        ResultColumn.Type.TEXT,
                        ResultColumn.Type.BINARY),
                result.columns().stream().map(ResultColumn::type).toList());
        assertEquals(
                List.of(
                        1L,
                        new BigInteger("18446744073709551615"),
                        2024L,
                        new BigDecimal("1.50"),
                        0.25,
                        true,
                        "2024-01-31",
                        "25:00:01.5",
                        "2024-01-31T00:00:00.5",
                        "2024-01-31T23:59:59.000001",
                        "Zoë",
                        "0x6162"),
                result.rows().getFirst());
        assertEquals(
                Arrays.asList(null, null, null, null, null, null, null, null, null, null, "", null),
                result.rows().getLast());
    }

    @Test
    void parametersAreBound() {
        assertEquals(
                List.of(List.of("it's ?", 3L)),
                manager.run(
                                "SELECT ? AS a, product_key FROM dim_product WHERE product_name = ?",
                                List.of("it's ?", "Phone"),
                                USUAL,
                                new Run())
                        .rows());
        assertEquals(
                List.of(List.of("{d '2024-01-31'} ?")),
                manager.runGuarded("SELECT '{d ''2024-01-31''} ?' AS a;", USUAL, new Run()).rows());
    }

    @Test
    void rowsAreCappedOrTooMany() {
        QueryResult capped =
                manager.run(
                        "SELECT sales_key FROM fact_sales ORDER BY 1",
                        List.of(),
                        USUAL.capped(10),
                        new Run());
        assertTrue(capped.isCapped());
        assertEquals(10, capped.rows().size());
        assertEquals(List.of(1L), capped.rows().getFirst());
        QueryResult whole =
                manager.run(
                        "SELECT sales_key FROM fact_sales LIMIT 10",
                        List.of(),
                        USUAL.capped(10),
                        new Run());
        assertFalse(whole.isCapped());
        assertEquals(10, whole.rows().size());
        QueryLimits few = new QueryLimits(10, QueryLimits.Overflow.FAIL, USUAL.time(), 1_000_000);
        assertSentence(
                Code.USAGE,
                "The query was not run: It gives more than 10 rows; narrow it.",
                () -> manager.run("SELECT 1 FROM fact_sales", List.of(), few, new Run()));
    }

    /** Stopping a statement costs its connection, so that is done only where much would follow. */
    @Test
    void oneRowMoreThanWantedKeepsTheConnection() {
        long before = connection();
        assertTrue(
                manager.run(
                                "SELECT 1 FROM fact_sales LIMIT 11",
                                List.of(),
                                USUAL.capped(10),
                                new Run())
                        .isCapped());
        assertEquals(before, connection());
        manager.run("SELECT 1 FROM fact_sales LIMIT 500", List.of(), USUAL.capped(10), new Run());
        assertTrue(before != connection());
    }

    @Test
    void wideRowsEndAResultToo() {
        QueryResult wide =
                owner.run(
                        "SELECT REPEAT('x', 10000000) FROM fact_sales",
                        List.of(),
                        USUAL.capped(1000),
                        new Run());
        assertTrue(wide.isCapped());
        assertEquals(7, wide.rows().size());
    }

    private static long connection() {
        return ((Number) read(manager, "SELECT CONNECTION_ID()").rows().getFirst().getFirst())
                .longValue();
    }

    @Test
    void nothingIsWritten() throws SQLException {
        for (String statement :
                List.of(
                        "DELETE FROM fact_sales",
                        "UPDATE fact_sales SET sales = 0",
                        "INSERT INTO dim_product SELECT * FROM dim_product",
                        "CREATE TABLE mine (i INT)",
                        "DROP TABLE fact_return",
                        "TRUNCATE TABLE fact_return",
                        "CALL access_remove_person('exq')",
                        "COMMIT",
                        "SET SESSION max_join_size = 1")) {
            assertThrows(MillraceException.class, () -> read(owner, statement), statement);
        }
        assertEquals("597", warehouse.ownerTexts("SELECT COUNT(*) FROM fact_sales").getFirst());
        assertEquals(
                "1",
                warehouse
                        .ownerTexts("SELECT COUNT(*) FROM access_person WHERE name = 'exq'")
                        .getFirst());
        assertTrue(read(owner, "SELECT COUNT(*) FROM fact_return").rows().size() == 1);
    }

    @Test
    void theServersReasonIsTold() {
        assertSentence(
                Code.USAGE,
                "The query was not run: nowhere (position 15) is no table here; there are agg_orders_month,"
                        + " agg_sales_month, agg_ship_month, agg_weekday_month, dim_customer, dim_date,"
                        + " dim_location, dim_product, dim_return,"
                        + " etl_check, etl_quarantine, etl_reconciliation, etl_run, etl_stage,"
                        + " etl_watermark, fact_return, fact_sales.",
                () -> manager.runGuarded("SELECT x FROM nowhere", USUAL, new Run()));
        MillraceException refused =
                assertThrows(
                        MillraceException.class,
                        () ->
                                manager.runGuarded(
                                        "SELECT region FROM fact_sales", USUAL, new Run()));
        assertTrue(String.valueOf(refused.getMessage()).contains("region"), refused.getMessage());
    }

    @Test
    void aCrossJoinIsNotBegun() {
        assertSentence(
                Code.USAGE,
                "The query was not run: The server expects to look at more than 1,000,000 rows for it, as it does"
                        + " where tables are joined without a condition. Join them by their keys, or narrow it.",
                () ->
                        manager.runGuarded(
                                "SELECT COUNT(*) FROM fact_sales a, fact_sales b, fact_sales c",
                                USUAL.examining(1_000_000),
                                new Run()));
        assertEquals(
                List.of(List.of(597L)),
                manager.runGuarded(
                                "SELECT COUNT(*) FROM fact_sales",
                                USUAL.examining(1_000_000),
                                new Run())
                        .rows());
    }

    @Test
    void theConnectionGoesBackAsItCame() throws SQLException {
        String settings =
                mart.engine() == Database.Engine.MARIADB
                        ? "SELECT CONCAT_WS(' ', @@max_join_size, @@sql_big_selects, @@max_statement_time, @@autocommit, @@tx_read_only, DATABASE())"
                        : "SELECT CONCAT_WS(' ', @@max_join_size, @@sql_big_selects, @@max_execution_time, @@autocommit, @@transaction_read_only, DATABASE())";
        String before = raw(settings);
        read(manager, "SELECT 1");
        assertEquals(before, raw(settings));
        assertThrows(MillraceException.class, () -> read(manager, "SELECT nothing"));
        assertEquals(before, raw(settings));
    }

    private static String raw(String query) throws SQLException {
        try (Connection connection = mart.connect()) {
            return new Sql(connection, new Run())
                    .first(query, row -> row.getString(1))
                    .orElseThrow();
        }
    }

    @Test
    void rowsThatWereScannedAreCounted() {
        long scanned =
                read(manager, "SELECT SUM(sales) FROM fact_sales").rowsScanned().orElseThrow();
        assertTrue(scanned >= 597 && scanned < 700, scanned + " rows");
        assertTrue(read(manager, "SELECT 1").rowsScanned().orElseThrow() < 5);
    }

    @Test
    void whatTakesTooLongIsStoppedByTheServer() {
        long start = System.nanoTime();
        assertSentence(
                Code.FAILED,
                "The query took longer than 1 seconds and was stopped. Narrow it.",
                () ->
                        manager.runGuarded(
                                LONG, unbudgeted().within(Duration.ofSeconds(1)), new Run()));
        assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5));
        assertEquals(0, running());
        assertEquals(List.of(List.of(1L)), read(manager, "SELECT 1").rows());
    }

    @Test
    void aCancelledRunStopsTheStatementOnTheServer() throws Exception {
        Run run = new Run();
        Future<QueryResult> result = background(() -> manager.runGuarded(LONG, unbudgeted(), run));
        waitUntil(() -> running() == 1, result);
        run.cancel();
        waitUntil(() -> running() == 0, result);
        assertCancelled(result);
        assertEquals(List.of(List.of(1L)), read(manager, "SELECT 1").rows());
    }

    /** Rows are on their way while it is stopped. */
    @Test
    void aCancelledRunStopsAResultThatIsBeingRead() throws Exception {
        Run run = new Run();
        QueryLimits all =
                new QueryLimits(50_000_000, QueryLimits.Overflow.CAP, USUAL.time(), 1L << 40);
        Future<QueryResult> result =
                background(() ->
                        manager.runGuarded(
                                "SELECT a.sales, b.sales FROM fact_sales a, fact_sales b, fact_sales c",
                                all,
                                run));
        waitUntil(() -> running() == 1, result);
        Thread.sleep(300);
        run.cancel();
        assertCancelled(result);
        waitUntil(() -> running() == 0, CompletableFuture.completedFuture(null));
    }

    private static void assertCancelled(Future<QueryResult> result) {
        Throwable cause = assertThrows(ExecutionException.class, result::get).getCause();
        assertEquals(Code.CANCELLED, assertInstanceOf(MillraceException.class, cause).code());
    }

    private static QueryLimits unbudgeted() {
        return USUAL.examining(1L << 40);
    }

    /** Statements of the manager that are under way, as the server's superuser sees it. */
    private static long running() {
        return TestServers.mysqlNumber(
                "SELECT COUNT(*) FROM information_schema.PROCESSLIST WHERE USER = 'u_exq' AND INFO LIKE '%fact_sales%'");
    }

    /** Something that is about the server's state. */
    @FunctionalInterface
    private interface Condition {
        boolean holds();
    }

    private static void waitUntil(Condition condition, Future<?> work) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.holds()) {
            assertTrue(System.nanoTime() < end, "It does not come to that; done: " + work.isDone());
            Thread.sleep(20);
        }
    }

    private static Future<QueryResult> background(java.util.concurrent.Callable<QueryResult> work) {
        FutureTask<QueryResult> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static QueryResult read(ReadOnlyExecutor executor, String query) {
        return executor.run(query, List.of(), USUAL, new Run());
    }

    private static void assertSentence(
            Code code, String sentence, org.junit.jupiter.api.function.Executable work) {
        MillraceException failed = assertThrows(MillraceException.class, work);
        assertEquals(sentence, failed.getMessage());
        assertEquals(code, failed.code());
    }
}
