package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.access.Administration;
import io.millrace.cli.MillraceCommand;
import io.millrace.cli.Parts;
import io.millrace.config.Configuration;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.InMemory;
import io.millrace.db.Migrations;
import io.millrace.db.Sql;
import io.millrace.demo.DemoCompany;
import io.millrace.work.Run;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that crash and come back: a sync waits for them, and nothing is lost or loaded twice. */
class RestartTest {

    private static final int LINES = 4_000;
    private static final int CANNOT_CONNECT = 3;

    /** What a command finds: databases that were open before their server went away. */
    private record RunningParts(Databases databases) implements Parts.Builder {

        @Override
        public Parts build(
                Path folder, Optional<Path> settings, Optional<Parts.Visitor> person, Run run) {
            Configuration read = Configuration.load(folder, settings.orElse(null));
            return new Parts() {
                @Override
                public Configuration configuration() {
                    return read;
                }

                @Override
                public Databases databases() {
                    return databases;
                }

                @Override
                public Database shop() {
                    return databases.oltp();
                }

                @Override
                public Database mart() {
                    return databases.warehouse();
                }

                @Override
                public Administration administration() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public List<String> demoPeople(Run run) {
                    throw new UnsupportedOperationException();
                }

                @Override
                public String person() {
                    return "test";
                }

                @Override
                public void close() {
                    // They belong to the test.
                }
            };
        }

        @Override
        public void desktop(Path folder, Optional<Path> settings, Optional<Path> pictures) {
            throw new UnsupportedOperationException();
        }
    }

    @TempDir(factory = InMemory.class)
    private static Path home;

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
    void bothServersAreRestartedBeforeASync() throws Exception {
        change();
        long before = loads();
        end(postgresqlPid, "INT");
        end(mariadbPid, "TERM");
        CompletableFuture<Void> back = startLater();
        assertFollows(before, new Run(), () -> back);
    }

    @Test
    void theShopsServerCrashesWhileItIsRead() throws Exception {
        survives(postgresqlPid, "KILL", "Read the changes");
    }

    @Test
    void theWarehousesServerCrashesWhileItIsLoaded() throws Exception {
        survives(mariadbPid, "KILL", "Load facts");
    }

    @Test
    void theShopsServerIsRestartedWhileItIsRead() throws Exception {
        survives(postgresqlPid, "INT", "Read the changes");
    }

    @Test
    void theWarehousesServerIsRestartedWhileItIsLoaded() throws Exception {
        survives(mariadbPid, "TERM", "Load facts");
    }

    @Test
    void whoCancelsDoesNotWaitForTheServer() throws Exception {
        end(mariadbPid, "KILL");
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
    void aWarehouseThatStaysAwayEndsInOneSentence() throws Exception {
        staysAway(mariadbPid, databases.warehouse().jdbcUrl());
    }

    @Test
    void aShopThatStaysAwayEndsInOneSentence() throws Exception {
        staysAway(postgresqlPid, databases.oltp().jdbcUrl());
    }

    /** The command line's sync tries as often as env.yaml says, then names the server. */
    private static void staysAway(Path pidFile, String address) throws Exception {
        Path settings = home.resolve("impatient.yaml");
        Files.writeString(settings, "sync:\n  retries: 2\n");
        end(pidFile, "KILL");
        PrintStream before = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        long start = System.nanoTime();
        try {
            System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
            assertEquals(
                    CANNOT_CONNECT,
                    MillraceCommand.execute(
                            new RunningParts(databases),
                            "sync",
                            "--home",
                            home.toString(),
                            "--config",
                            settings.toString()));
        } finally {
            System.setErr(before);
            startAgain();
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(elapsed.toMillis() >= 1_000, "it tried twice again, after 0.2 and 0.8 s");
        assertTrue(elapsed.toSeconds() < 15, elapsed.toString());
        List<String> sentences =
                said.toString(StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.contains("did not come back"))
                        .toList();
        assertEquals(1, sentences.size(), said.toString(StandardCharsets.UTF_8));
        assertTrue(sentences.getFirst().contains(address), sentences.getFirst());
        assertEquals(
                sentences.getFirst(),
                said.toString(StandardCharsets.UTF_8).lines().toList().getLast(),
                "nothing comes after it");
    }

    /** Ends the server when the stage begins, and brings it back later. */
    private static void survives(Path pidFile, String signal, String stage) throws Exception {
        change();
        long before = loads();
        AtomicReference<CompletableFuture<Void>> back = new AtomicReference<>();
        AtomicInteger attempts = new AtomicInteger();
        Run run =
                new Run(
                        new Run.Listener() {
                            @Override
                            public void started(String name) {
                                if (name.equals(stage) && attempts.incrementAndGet() == 1) {
                                    back.set(endUnderWay(pidFile, signal));
                                }
                            }
                        });
        assertFollows(before, run, back::get);
        assertEquals(2, attempts.get(), "the attempt that the server left, and another");
    }

    /** Does not wait for its end, so that the sync may be in the middle of a statement. */
    private static CompletableFuture<Void> endUnderWay(Path pidFile, String signal) {
        try {
            return signal(pidFile, signal).onExit().thenCompose(_ -> startLater());
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    /** One sync carries the change over, once, though the server is away. */
    private static void assertFollows(
            long loadsBefore, Run run, Supplier<CompletableFuture<Void>> back) throws Exception {
        SyncReport report = cycle.sync(request(), run);
        Objects.requireNonNull(back.get()).get(60, TimeUnit.SECONDS);

        assertEquals(SyncReport.Kind.INCREMENTAL, report.kind());
        assertTrue(report.reconciliation().isEqual());
        assertEquals(loadsBefore + 1, loads(), "loaded once");
        assertLevel();
        assertEquals(SyncReport.Kind.IDLE, cycle.sync(request(), new Run()).kind());
    }

    private static CompletableFuture<Void> startLater() {
        return CompletableFuture.runAsync(
                RestartTest::startAgain,
                CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS));
    }

    /** Whoever opens the home next finds the remains of the killed server and starts another. */
    private static void startAgain() {
        Databases.open(Configuration.load(home, null), new Run()).close();
    }

    private static void end(Path pidFile, String signal) throws Exception {
        signal(pidFile, signal).onExit().get(20, TimeUnit.SECONDS);
    }

    /**
     * PostgreSQL waits for its people on TERM, and sends them away on INT; what it does for each of
     * them in a process of its own outlives a crash for a while, unless it crashes too.
     */
    private static ProcessHandle signal(Path pidFile, String signal) throws Exception {
        String pid = Files.readAllLines(pidFile).getFirst().strip();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<ProcessHandle> children = server.children().toList();
        assertEquals(0, new ProcessBuilder("kill", "-" + signal, pid).start().waitFor());
        if (signal.equals("KILL")) {
            children.forEach(ProcessHandle::destroyForcibly);
        }
        return server;
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

    private static long loads() throws SQLException {
        try (Connection warehouse = databases.connectLoader()) {
            return new Sql(warehouse, new Run())
                    .number("SELECT COUNT(*) FROM etl_run WHERE status = 'done'");
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
