package io.millrace.etl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.db.Sql;
import io.millrace.db.TestServers;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run log tells who put which month away and brought it back, and what is left to do. */
class MonthLogTest {

    private static final YearMonth MONTH = YearMonth.of(2024, 1);

    private static SyncedShop shop;
    private static Partitions partitions;

    @TempDir Path folder;

    @BeforeAll
    static void open() throws SQLException {
        shop = SyncedShop.open();
        partitions = new Partitions(shop.databases(), SyncedShop.request(), 1);
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    /** Whatever was left over, doing the same again brings it to its end. */
    @AfterEach
    void comesBack() {
        Path file = partitions.archive(MONTH, folder, new Run()).file();
        partitions.restore(file, new Run());
        assertEquals(List.of(), status().leftovers());
    }

    @Test
    void bothAreRuns() throws SQLException {
        ArchiveReport archived = partitions.archive(MONTH, folder, new Run());
        Status.LoggedRun archive = last("archive");
        assertEquals("done", archive.status());
        assertEquals(MONTH, archive.month().orElseThrow());
        assertTrue(archive.finishedAt().isPresent());
        assertEquals(
                "2024-01 is in %s: %d orders, %d lines, %d returns."
                        .formatted(
                                archived.file(),
                                archived.orders(),
                                archived.lines(),
                                archived.returns()),
                archive.message());
        assertTrue(
                shop.number(
                                "SELECT COUNT(*) FROM etl_stage WHERE stage_name = 'Drop fact_sales' AND run_id = "
                                        + archive.runId())
                        > 0);

        partitions.restore(archived.file(), new Run());
        Status.LoggedRun restore = last("restore");
        assertEquals("done", restore.status());
        assertTrue(restore.message().startsWith("2024-01 is back from "), restore.message());
        assertEquals(2, status().runs().stream().filter(run -> run.month().isPresent()).count());
    }

    @Test
    void whatIsRefusedChangesNothing() {
        YearMonth empty = YearMonth.of(2020, 1);
        MillraceException refused =
                assertThrows(
                        MillraceException.class,
                        () -> partitions.archive(empty, folder, new Run()));
        Status.LoggedRun run = last("archive");
        assertEquals("failed", run.status());
        assertEquals(empty, run.month().orElseThrow());
        assertEquals(refused.getMessage(), run.message());
        assertEquals(List.of(), status().leftovers());
    }

    @Test
    void aCancelledArchiveSaysHowFarItCame() {
        cancelled("Write the archive");
        assertEquals("cancelled", last("archive").status());
        assertEquals(List.of(), status().leftovers());

        cancelled("Take the month out of the warehouse");
        Status.LoggedRun run = last("archive");
        assertEquals("unfinished", run.status());
        assertTrue(run.message().contains("gone from the shop"), run.message());
        assertEquals(List.of(run), status().leftovers());
        shop.sync();
        assertEquals(List.of(run), status().leftovers(), "its partitions are still there");
    }

    @Test
    void aRestoreThatWasCutOffNeedsNoMoreThanASync() {
        Path file = partitions.archive(MONTH, folder, new Run()).file();
        Run run = cancelledAt("Take the month into the warehouse");
        assertThrows(MillraceException.class, () -> partitions.restore(file, run));
        assertEquals("unfinished", last("restore").status());
        assertEquals(1, status().leftovers().size());
        shop.sync();
        assertEquals(List.of(), status().leftovers());
    }

    @Test
    void aPartitionThatSomebodyReadsIsLeftOver() throws SQLException {
        try (Connection reader = shop.databases().warehouse().connect()) {
            reader.setAutoCommit(false);
            new Sql(reader, new Run()).number("SELECT COUNT(*) FROM fact_sales");
            ArchiveReport report = partitions.archive(MONTH, folder, new Run());
            assertEquals(List.of("fact_sales"), report.tablesInUse());
            assertEquals(1, report.warehousePartitions());
            assertTrue(report.leftover().orElseThrow().contains("fact_sales"));
            assertEquals("unfinished", last("archive").status());
            assertEquals(List.of(last("archive")), status().leftovers());
            reader.rollback();
        }
    }

    @Test
    void aKilledArchiveIsGivenUpByTheNextRun(@TempDir Path home) throws Exception {
        TestServers.configure(shop.databases(), home);
        MonthProcess.endsAt("Write the archive: end", home, "archive", MONTH, folder);
        assertEquals("running", last("archive").status());
        shop.execute("UPDATE oltp.order_line SET quantity = quantity + 1 WHERE order_id = 'O60'");
        shop.sync();
        Status.LoggedRun run = last("archive");
        assertEquals("abandoned", run.status());
        assertEquals(
                "2024-01 to %s. The program ended before the run did."
                        .formatted(folder.resolve("millrace-orders-2024-01.zip")),
                run.message());
        assertEquals(List.of(run), status().leftovers());
    }

    private void cancelled(String stage) {
        Run run = cancelledAt(stage);
        MillraceException stopped =
                assertThrows(MillraceException.class, () -> partitions.archive(MONTH, folder, run));
        assertEquals(MillraceException.Code.CANCELLED, stopped.code());
    }

    private static Run cancelledAt(String stage) {
        Run run = new Run();
        run.watch(
                new Run.Listener() {
                    @Override
                    public void started(String name) {
                        if (name.equals(stage)) {
                            run.cancel();
                        }
                    }
                });
        return run;
    }

    private static Status status() {
        return Status.read(shop.databases());
    }

    private static Status.LoggedRun last(String kind) {
        return status().runs().stream()
                .filter(run -> run.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }
}
