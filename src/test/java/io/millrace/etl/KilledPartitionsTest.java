package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.etl.archive.ArchiveFile;
import io.millrace.work.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever archiving or restoring is killed, nothing is lost and doing it again ends the same. */
class KilledPartitionsTest {

    private static final YearMonth MONTH = YearMonth.of(2024, 1);
    private static final long ORDERS = 3;
    private static final int RANDOM_KILLS = 4;

    private static SyncedShop shop;
    private static Partitions partitions;
    private static Map<String, Map<String, Integer>> before;
    private static Map<String, Map<String, Integer>> after;

    @TempDir Path home;

    private Path folder;
    private Path file;

    @BeforeAll
    static void open(@TempDir Path once) throws SQLException {
        shop = SyncedShop.open();
        partitions = new Partitions(shop.databases(), SyncedShop.request());
        before = shop.content();
        Path archived = partitions.archive(MONTH, once, new Run()).file();
        after = shop.content();
        partitions.restore(archived, new Run());
        assertContent(before);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @BeforeEach
    void configure() throws Exception {
        TestServers.configure(shop.databases(), home);
        folder = home.resolve("archives");
        file = folder.resolve("millrace-orders-" + MONTH + ".zip");
    }

    @Test
    void aKilledArchiveIsTakenUpAgain() throws Exception {
        for (String point :
                List.of(
                        "Write the archive: progress 3",
                        "Write the archive: end",
                        "Verify the archive and let the month go: progress 5",
                        "Verify the archive and let the month go: end",
                        "Take the month out of the warehouse: progress 6",
                        "Take the month out of the warehouse: end",
                        "Drop fact_sales: end")) {
            MonthProcess.endsAt(point, home, "archive", MONTH, folder);
            takeUpArchive(point);
        }
    }

    @Test
    void aKilledRestoreIsTakenUpAgain() throws Exception {
        partitions.archive(MONTH, folder, new Run());
        for (String point :
                List.of(
                        "Bring the month back: progress 8",
                        "Bring the month back: end",
                        "Take the month into the warehouse: progress 6")) {
            MonthProcess.endsAt(point, home, "restore", file);
            assertOneOrTheOther(point);
            partitions.restore(file, new Run());
            assertContent(before);
            assertTrue(shopHasMonth(), point);
            partitions.archive(MONTH, folder, new Run());
            assertContent(after);
        }
        partitions.restore(file, new Run());
    }

    @Test
    void anArchiveKilledAtAnyInstantIsTakenUpAgain() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        long start = System.nanoTime();
        MonthProcess.killedAfter(60_000, home, "archive", MONTH, folder);
        long life = (System.nanoTime() - start) / 1_000_000;
        takeUpArchive("not killed");
        for (int i = 0; i < RANDOM_KILLS; i++) {
            long instant = life / 3 + random.nextLong(life * 2 / 3);
            MonthProcess.killedAfter(instant, home, "archive", MONTH, folder);
            takeUpArchive("killed after " + instant + " ms, seed " + seed);
        }
    }

    private void takeUpArchive(String point) throws Exception {
        assertTrue(shopHasMonth() || isWhole(), point + ": the month is nowhere");
        assertOneOrTheOther(point);
        ArchiveReport report = partitions.archive(MONTH, folder, new Run());
        assertEquals(ORDERS, report.orders(), point);
        assertContent(after);
        assertEquals(0, partitionsLeft(), point);
        shop.assertLevel();
        assertEquals(
                List.of(file.getFileName().toString()),
                List.of(java.util.Objects.requireNonNull(folder.toFile().list())),
                point);
        partitions.restore(file, new Run());
        assertContent(before);
        Files.delete(file);
    }

    /** A reader of the warehouse sees the month or does not, and never a part of it. */
    private static void assertOneOrTheOther(String point) throws SQLException {
        Map<String, Map<String, Integer>> now = shop.content();
        List<String> differences = WarehouseComparison.differences(before, now);
        if (!differences.isEmpty()) {
            assertEquals(List.of(), WarehouseComparison.differences(after, now), point);
        }
    }

    private static void assertContent(Map<String, Map<String, Integer>> expected)
            throws SQLException {
        assertEquals(List.of(), WarehouseComparison.differences(expected, shop.content()));
    }

    private static long partitionsLeft() {
        return partitions.list(false, new Run()).stream()
                .filter(p -> p.month().isPresent() && p.month().get().equals(MONTH))
                .count();
    }

    private static boolean shopHasMonth() throws SQLException {
        try (Connection connection = shop.databases().oltp().connect()) {
            return new Sql(connection, new Run())
                            .number(
                                    "SELECT count(*) FROM oltp.order_line JOIN oltp.sales_order USING"
                                            + " (order_id) WHERE order_line.order_date <"
                                            + " '2024-02-01'")
                    > 0;
        }
    }

    private boolean isWhole() {
        if (!Files.exists(file)) {
            return false;
        }
        try (ArchiveFile archive = ArchiveFile.open(file)) {
            return archive.bytes() > 0;
        }
    }
}
