package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.config.Configuration;
import io.millrace.db.Databases;
import io.millrace.db.Migrations;
import io.millrace.db.Sql;
import io.millrace.demo.DemoCompany;
import io.millrace.work.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that crash and come back: a sync waits for them, and nothing is lost or loaded twice. */
class RestartTest {

    private static final int LINES = 4_000;

    @TempDir private static Path home;

    private static Databases databases;
    private static SyncCycle cycle;
    private static Path postgresqlPid;
    private static Path mariadbPid;

    @BeforeAll
    static void open() throws SQLException {
        databases = Databases.open(Configuration.load(home, null), new Run());
        Migrations.apply(databases, new Run());
        try (Connection shop = databases.oltp().connect();
                Connection warehouse = databases.warehouse().connect()) {
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(LINES)).load(shop, new Run());
            postgresqlPid =
                    Path.of(
                                    text(
                                            shop,
                                            "SELECT setting FROM pg_settings WHERE name = 'data_directory'"))
                            .resolve("postmaster.pid");
            mariadbPid = Path.of(text(warehouse, "SELECT @@pid_file"));
        }
        cycle = new SyncCycle(databases);
        cycle.sync(request(), new Run());
    }

    @AfterAll
    static void close() {
        cycle.close();
        databases.close();
    }

    @Test
    void theShopsServerCrashesBeforeASync() throws Exception {
        survives(postgresqlPid, "");
    }

    @Test
    void theWarehousesServerCrashesBeforeASync() throws Exception {
        survives(mariadbPid, "");
    }

    @Test
    void theShopsServerCrashesWhileItIsRead() throws Exception {
        survives(postgresqlPid, "Read the changes");
    }

    @Test
    void theWarehousesServerCrashesWhileItIsLoaded() throws Exception {
        survives(mariadbPid, "Load facts");
    }

    @Test
    void whoCancelsDoesNotWaitForTheServer() throws Exception {
        kill(mariadbPid);
        try {
            Run run = new Run();
            CompletableFuture<Void> cancel =
                    CompletableFuture.runAsync(
                            run::cancel,
                            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Runnable::run));
            long start = System.nanoTime();
            MillraceException stopped =
                    assertThrows(MillraceException.class, () -> cycle.sync(request(), run));
            cancel.join();
            assertEquals(MillraceException.Code.CANCELLED, stopped.code());
            assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
        } finally {
            startAgain();
        }
    }

    @Test
    void aServerThatStaysAwayEndsInOneSentence() throws Exception {
        kill(mariadbPid);
        try (SyncCycle impatient = new SyncCycle(databases, 1)) {
            MillraceException stopped =
                    assertThrows(
                            MillraceException.class, () -> impatient.sync(request(), new Run()));
            assertEquals(MillraceException.Code.CANNOT_CONNECT, stopped.code());
            assertTrue(
                    String.valueOf(stopped.getMessage()).contains("did not come back"),
                    stopped.getMessage());
        } finally {
            startAgain();
        }
    }

    /** Kills the server when the stage begins, or before the sync, and brings it back later. */
    private static void survives(Path pidFile, String stage) throws Exception {
        change();
        AtomicReference<CompletableFuture<Void>> back = new AtomicReference<>();
        Run run = new Run();
        if (stage.isEmpty()) {
            kill(pidFile);
            back.set(startLater());
        } else {
            run.watch(killAt(stage, pidFile, back));
        }
        SyncReport report = cycle.sync(request(), run);
        Objects.requireNonNull(back.get()).get(60, TimeUnit.SECONDS);

        assertEquals(SyncReport.Kind.INCREMENTAL, report.kind());
        assertTrue(report.reconciliation().isEqual());
        assertLevel();
    }

    private static Run.Listener killAt(
            String stage, Path pidFile, AtomicReference<CompletableFuture<Void>> back) {
        return new Run.Listener() {
            @Override
            public void started(String name) {
                if (name.equals(stage) && back.get() == null) {
                    kill(pidFile);
                    back.set(startLater());
                }
            }
        };
    }

    private static CompletableFuture<Void> startLater() {
        return CompletableFuture.runAsync(
                RestartTest::startAgain,
                CompletableFuture.delayedExecutor(1500, TimeUnit.MILLISECONDS));
    }

    /** Whoever opens the home next finds the remains of the killed server and starts another. */
    private static void startAgain() {
        Databases.open(Configuration.load(home, null), new Run()).close();
    }

    private static void kill(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            server.destroyForcibly();
            server.onExit().get(20, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static void change() throws SQLException {
        try (Connection shop = databases.connectExtractor()) {
            Sql sql = new Sql(shop, new Run());
            sql.update(
                    "UPDATE oltp.order_line SET quantity = quantity + 1 WHERE order_id IN (SELECT order_id"
                            + " FROM oltp.sales_order ORDER BY random() LIMIT 50)");
            sql.update(
                    "DELETE FROM oltp.sales_order WHERE order_id IN (SELECT order_id FROM"
                            + " oltp.sales_order ORDER BY random() LIMIT 3)");
        }
    }

    private static void assertLevel() throws SQLException {
        try (Connection shop = databases.connectExtractor();
                Connection warehouse = databases.connectLoader()) {
            assertEquals(List.of(), WarehouseComparison.withItself(warehouse));
            assertEquals(List.of(), WarehouseComparison.withShop(warehouse, shop));
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        return new Sql(connection, new Run()).first(query, row -> row.getString(1)).orElseThrow();
    }

    private static SyncRequest request() {
        return SyncRequest.incremental(2, "test");
    }
}
