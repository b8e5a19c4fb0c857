package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.access.Audit;
import io.millrace.cdc.Identity;
import io.millrace.cdc.Scope;
import io.millrace.cdc.Snapshot;
import io.millrace.cdc.Watermark;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.etl.archive.ArchiveFile;
import io.millrace.etl.archive.ArchiveWriter;
import io.millrace.etl.archive.ArchivedTable;
import io.millrace.etl.archive.Manifest;
import io.millrace.etl.archive.StagedArchive;
import io.millrace.warehouse.MonthPartitions;
import io.millrace.work.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves one month out of both databases into a file. Each step leaves a state that the same call
 * takes up again, wherever the one before was killed:
 *
 * <ol>
 *   <li>The file is written beside its name, brought to the disk, then named: nothing is gone yet.
 *   <li>In one transaction of the shop the file is read back and compared row by row with the
 *       month, which nobody can change meanwhile, and the month goes.
 *   <li>A sync takes the month out of the warehouse, as it does with all that the shop gave up.
 *   <li>The warehouse's partitions are dropped if they are empty.
 * </ol>
 */
final class MonthArchive {

    private static final Logger LOG = LoggerFactory.getLogger(MonthArchive.class);

    /** The file as it was verified. */
    private record Archived(Manifest manifest, long bytes) {}

    private final BothSides sides;
    private final YearMonth month;
    private final Path file;
    private final Run run;
    private final MonthRun log;
    private final List<String> tablesInUse = new ArrayList<>();

    /** Whether this attempt wrote the file. */
    private boolean fileIsOurs;

    /** Whether the file may be all that is left of the month, because the shop may have let go. */
    private boolean fileIsNeeded;

    MonthArchive(BothSides sides, YearMonth month, Path folder, Run run) {
        this.sides = sides;
        this.month = month;
        this.file = folder.resolve("millrace-orders-" + month + ".zip");
        this.run = run;
        this.log = sides.log();
    }

    ArchiveReport archive() throws SQLException {
        refuseUnfinishedMonth();
        boolean resumed = Files.exists(file);
        sides.sync("Bring the warehouse level");
        Archived archived = sides.leased(this::moveOut);
        Manifest manifest = archived.manifest;
        SyncReport sync;
        int dropped;
        try {
            sync = sides.sync("Take the month out of the warehouse");
            dropped = sides.leased(this::dropWarehousePartitions);
        } catch (MillraceException failed) {
            MillraceException unfinished = unfinished(failed);
            log.leave(String.valueOf(unfinished.getMessage()));
            throw unfinished;
        }
        ArchiveReport report =
                new ArchiveReport(
                        month,
                        file,
                        archived.bytes,
                        manifest.rows(ArchivedTable.SALES_ORDER),
                        manifest.rows(ArchivedTable.ORDER_LINE),
                        manifest.rows(ArchivedTable.ORDER_RETURN),
                        resumed,
                        dropped,
                        tablesInUse,
                        sync);
        logEnd(report);
        return report;
    }

    private void logEnd(ArchiveReport report) {
        String done =
                "%s is in %s: %d orders, %d lines, %d returns."
                        .formatted(month, file, report.orders(), report.lines(), report.returns());
        report.leftover()
                .ifPresentOrElse(
                        leftover -> log.leave(done + " " + leftover), () -> log.finish(done));
    }

    private void refuseUnfinishedMonth() {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        if (!month.isBefore(now)) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    "%s is not over: only months before %s can be archived.".formatted(month, now));
        }
    }

    private Archived moveOut(Sql warehouse) throws SQLException {
        log.begin(warehouse, "archive", sides.person(), month, "%s to %s.".formatted(month, file));
        try {
            Archived archived =
                    sides.shop(shop -> {
                        if (hasOrders(shop)) {
                            readMonth(shop, warehouse);
                        } else {
                            refuseMissing();
                        }
                        return verifyAndRemove(shop);
                    });
            log.leave(whatIsLeft());
            return archived;
        } catch (SQLException | RuntimeException failed) {
            if (fileIsNeeded) {
                log.leave(
                        "%s is in %s and may be gone from the shop; archiving it again does the rest."
                                .formatted(month, file));
                throw failed;
            }
            log.fail(failed);
            if (fileIsOurs) {
                ArchiveWriter.discard(file);
            }
            throw failed;
        }
    }

    private String whatIsLeft() {
        return "%s is in %s and gone from the shop. The next sync takes it out of the warehouse; archiving it again does the rest."
                .formatted(month, file);
    }

    private boolean hasOrders(Sql shop) throws SQLException {
        return sides.transaction(shop, month, MonthArchive::countOrders) > 0;
    }

    private void refuseMissing() {
        if (!Files.exists(file)) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "The shop has no orders of %s, so there is nothing to archive."
                            .formatted(month));
        }
    }

    /** Makes sure that the warehouse holds the month as the shop does, and writes the file. */
    private void readMonth(Sql shop, Sql warehouse) throws SQLException {
        TreeSet<YearMonth> months = new TreeSet<>(List.of(month));
        Watermark watermark = Watermark.read(warehouse).orElseThrow();
        Identity identity = sides.shopOf(shop).identity();
        Scope scope = new Quarantine(warehouse).scope(watermark.snapshot(), months);
        try (Snapshot snapshot = sides.shopOf(shop).read(scope, run)) {
            run.stage(
                    "Compare both sides",
                    () -> {
                        refuseWaiting(snapshot);
                        refuseUnequal(snapshot, warehouse, new Proofs.Extent.Months(months));
                        return true;
                    });
            if (!Files.exists(file)) {
                Manifest.Origin origin =
                        new Manifest.Origin(
                                month,
                                identity.systemIdentifier(),
                                identity.databaseOid(),
                                Instant.now(),
                                sides.person());
                run.stage(
                        "Write the archive",
                        () -> {
                            new ArchiveWriter(snapshot, run).write(file, origin);
                            fileIsOurs = true;
                            return true;
                        });
            }
        }
    }

    private void refuseWaiting(Snapshot snapshot) throws SQLException {
        long waiting = snapshot.sql().number(SqlFiles.read("postgresql/archive/count_waiting.sql"));
        if (waiting > 0) {
            throw refusal(waiting + " of its orders have rows in quarantine. Repair them first.");
        }
    }

    private void refuseUnequal(Snapshot snapshot, Sql warehouse, Proofs.Extent extent)
            throws SQLException {
        Reconciliation reconciliation =
                Proofs.ofShop(snapshot, extent).with(Proofs.ofWarehouse(warehouse, extent), extent);
        reconciliation.write(warehouse, null);
        if (!reconciliation.isEqual()) {
            throw refusal(
                    "the warehouse does not hold it as the shop does. Sync and compare first, with:"
                            + " millrace reconcile --all");
        }
    }

    private Archived verifyAndRemove(Sql shop) throws SQLException {
        try (ArchiveFile archive = ArchiveFile.open(file)) {
            refuseOtherOrigin(shop, archive.manifest().origin());
            run.stage(
                    "Verify the archive and let the month go",
                    () -> sides.transaction(shop, month, sql -> verifyAndRemove(sql, archive)));
            return new Archived(archive.manifest(), archive.bytes());
        }
    }

    private long verifyAndRemove(Sql shop, ArchiveFile archive) throws SQLException {
        fileIsNeeded = false;
        StagedArchive staged = StagedArchive.load(shop, archive, run);
        shop.update(SqlFiles.read("postgresql/archive/lock.sql"));
        if (fileIsOurs || countOrders(shop) > 0) {
            for (ArchivedTable table : ArchivedTable.BUSINESS) {
                refuseDifferent(staged.differences(table));
            }
        }
        for (ArchivedTable table : List.of(ArchivedTable.ORDER_LINE, ArchivedTable.ORDER_RETURN)) {
            shop.update(
                    "DROP TABLE IF EXISTS oltp.%s_%04d_%02d"
                            .formatted(table.table(), month.getYear(), month.getMonthValue()));
        }
        long orders = shop.update(SqlFiles.read("postgresql/archive/delete_orders.sql"));
        Audit.tellShop(
                shop,
                "archive",
                month.toString(),
                Map.of("orders", orders, "file", file.getFileName().toString()));
        run.check();
        fileIsNeeded = true;
        return orders;
    }

    private void refuseDifferent(long differences) {
        if (differences == 0) {
            return;
        }
        if (fileIsOurs) {
            throw refusal("somebody changed it meanwhile. Try again.");
        }
        throw new MillraceException(
                MillraceException.Code.BAD_DATA,
                "%s exists and does not hold %s as the shop does now (%d rows differ). Nothing was changed; choose another folder."
                        .formatted(file, month, differences));
    }

    private void refuseOtherOrigin(Sql shop, Manifest.Origin origin) throws SQLException {
        Identity identity = sides.shopOf(shop).identity();
        if (!origin.month().equals(month)
                || origin.systemIdentifier() != identity.systemIdentifier()
                || origin.databaseOid() != identity.databaseOid()) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "%s exists and is an archive of another month or another shop. Nothing was changed; choose another folder."
                            .formatted(file));
        }
    }

    /** From here on "nothing was changed" would be wrong. */
    private MillraceException unfinished(MillraceException failed) {
        boolean cancelled = failed.code() == MillraceException.Code.CANCELLED;
        return new MillraceException(
                failed.code(),
                whatIsLeft() + " " + (cancelled ? "Cancelled." : failed.getMessage()),
                failed);
    }

    private int dropWarehousePartitions(Sql warehouse) throws SQLException {
        // Whoever queries the table queues up behind our wait, so it is a short one.
        warehouse.update("SET SESSION lock_wait_timeout = 3");
        try {
            MonthPartitions partitions = new MonthPartitions(warehouse);
            int dropped = 0;
            for (String table : MonthPartitions.TABLES) {
                dropped += run.stage("Drop " + table, () -> drop(partitions, table)) ? 1 : 0;
            }
            return dropped;
        } finally {
            new Sql(warehouse.connection(), new Run())
                    .update("SET SESSION lock_wait_timeout = DEFAULT");
        }
    }

    private boolean drop(MonthPartitions partitions, String table) throws SQLException {
        Iterator<Duration> waits = sides.waits();
        while (true) {
            try {
                return partitions.dropEmpty(table, month);
            } catch (SQLException failed) {
                run.check();
                if (!Retry.isPassing(failed)) {
                    throw failed;
                }
                if (!waits.hasNext()) {
                    LOG.warn(
                            "The empty partition of {} in {} stays for now.", month, table, failed);
                    tablesInUse.add(table);
                    return false;
                }
                Retry.pause(waits.next(), run);
            }
        }
    }

    private static long countOrders(Sql shop) throws SQLException {
        return shop.number(SqlFiles.read("postgresql/archive/count_orders.sql"));
    }

    private MillraceException refusal(String why) {
        return new MillraceException(
                MillraceException.Code.BAD_DATA, "%s was not archived: %s".formatted(month, why));
    }
}
