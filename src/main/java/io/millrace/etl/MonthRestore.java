package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.access.Audit;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.etl.archive.ArchiveFile;
import io.millrace.etl.archive.ArchivedTable;
import io.millrace.etl.archive.Manifest;
import io.millrace.etl.archive.StagedArchive;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * Brings an archived month back: in one transaction of the shop, through the tables' triggers, so
 * that a sync takes it into the warehouse as it does with all that is new.
 */
final class MonthRestore {

    private static final int MOST_NAMED = 3;

    private final BothSides sides;
    private final Path file;
    private final Run run;
    private final MonthRun log;

    /** What came back. */
    private record Restored(long orders, long lines, long returns, long names) {}

    MonthRestore(BothSides sides, Path file, Run run) {
        this.sides = sides;
        this.file = file;
        this.run = run;
        this.log = sides.log();
    }

    RestoreReport restore() throws SQLException {
        try (ArchiveFile archive = run.stage("Verify the archive", () -> ArchiveFile.open(file))) {
            Manifest manifest = archive.manifest();
            YearMonth month = manifest.origin().month();
            Restored restored = sides.leased(warehouse -> bringBack(warehouse, archive));
            SyncReport sync = follow(month);
            log.finish(
                    "%s is back from %s: %d orders, %d lines, %d returns."
                            .formatted(
                                    month,
                                    file,
                                    restored.orders,
                                    restored.lines,
                                    restored.returns));
            return new RestoreReport(
                    month,
                    file,
                    restored.orders,
                    manifest.rows(ArchivedTable.SALES_ORDER) - restored.orders,
                    restored.lines,
                    restored.returns,
                    restored.names,
                    sync);
        }
    }

    private Restored bringBack(Sql warehouse, ArchiveFile archive) throws SQLException {
        YearMonth month = archive.manifest().origin().month();
        log.begin(
                warehouse, "restore", sides.person(), month, "%s from %s.".formatted(month, file));
        try {
            Restored restored =
                    run.stage(
                            "Bring the month back",
                            () ->
                                    sides.shop(shop ->
                                            sides.transaction(
                                                    shop, month, sql -> insert(sql, archive))));
            log.leave(whatIsLeft(month));
            return restored;
        } catch (SQLException | RuntimeException failed) {
            log.fail(failed);
            throw failed;
        }
    }

    private static String whatIsLeft(YearMonth month) {
        return "%s is back in the shop; the next sync takes it into the warehouse."
                .formatted(month);
    }

    private Restored insert(Sql shop, ArchiveFile archive) throws SQLException {
        StagedArchive.load(shop, archive, run);
        shop.update(SqlFiles.read("postgresql/archive/lock.sql"));
        refuseConflicts(shop.list(statement("conflicts"), row -> row.getString(1)));
        long coming = shop.update(statement("choose_orders"));
        Restored restored = new Restored(0, 0, 0, 0);
        if (coming > 0) {
            Audit.tellShop(
                    shop,
                    "restore",
                    archive.manifest().origin().month().toString(),
                    Map.of("orders", coming, "file", file.getFileName().toString()));
            shop.list(statement("add_month"), row -> row.getString(1));
            long names = names(shop);
            restored =
                    new Restored(
                            shop.update(statement("insert_orders")),
                            shop.update(statement("insert_lines")),
                            shop.update(statement("insert_returns")),
                            names);
            shop.list(statement("move_identity"), row -> row.getLong(1));
        }
        run.progress(restored.lines, restored.lines);
        run.check();
        return restored;
    }

    private static long names(Sql shop) throws SQLException {
        shop.update(statement("insert_segments"));
        shop.update(statement("insert_categories"));
        shop.update(statement("insert_subcategories"));
        return shop.update(statement("insert_customers"))
                + shop.update(statement("insert_products"));
    }

    private void refuseConflicts(List<String> orders) {
        if (!orders.isEmpty()) {
            throw new MillraceException(
                    MillraceException.Code.BAD_DATA,
                    "The shop has %d orders of %s with another content, first of them %s. Nothing was restored."
                            .formatted(
                                    orders.size(),
                                    file,
                                    String.join(", ", orders.stream().limit(MOST_NAMED).toList())));
        }
    }

    private SyncReport follow(YearMonth month) {
        try {
            return sides.sync("Take the month into the warehouse");
        } catch (MillraceException failed) {
            boolean cancelled = failed.code() == MillraceException.Code.CANCELLED;
            String message =
                    whatIsLeft(month) + " " + (cancelled ? "Cancelled." : failed.getMessage());
            log.leave(message);
            throw new MillraceException(failed.code(), message, failed);
        }
    }

    private static String statement(String name) {
        return SqlFiles.read("postgresql/archive/restore/" + name + ".sql");
    }
}
