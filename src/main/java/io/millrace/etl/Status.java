package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.cdc.Shop;
import io.millrace.cdc.Watermark;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * How the warehouse stands.
 *
 * @param extractedAt the instant that it shows; empty if it was never loaded
 * @param hasNews whether the shop has changed since
 * @param behind how long ago it was level with the shop; nothing where it still is
 * @param waitingRows how many rows wait in quarantine
 * @param isReconciled whether the last comparison of every month was equal; empty if there is none
 * @param runs the latest runs of the log, the last one first
 * @param leftovers archives and restores of months that did not come to their end
 */
public record Status(
        Optional<Instant> extractedAt,
        boolean hasNews,
        Duration behind,
        long waitingRows,
        Optional<Boolean> isReconciled,
        List<LoggedRun> runs,
        List<LoggedRun> leftovers) {

    /** A run as the log has it; a month where one was archived or restored. */
    public record LoggedRun(
            long runId,
            String kind,
            String status,
            Optional<YearMonth> month,
            Instant startedAt,
            Optional<Instant> finishedAt,
            long linesLoaded,
            String message) {

        static LoggedRun map(ResultSet row) throws SQLException {
            return new LoggedRun(
                    row.getLong("run_id"),
                    row.getString("kind"),
                    row.getString("status"),
                    Optional.ofNullable(row.getObject("month_key", Integer.class))
                            .map(Status::month),
                    row.getTimestamp("started_at").toInstant(),
                    Optional.ofNullable(row.getTimestamp("finished_at"))
                            .map(java.sql.Timestamp::toInstant),
                    row.getLong("lines_loaded"),
                    row.getString("message"));
        }
    }

    public Status {
        runs = List.copyOf(runs);
        leftovers = List.copyOf(leftovers);
    }

    /** The latest run of the log. */
    public Optional<LoggedRun> lastRun() {
        return runs.stream().findFirst();
    }

    /**
     * Looks at both databases; costs a few index lookups.
     *
     * @throws MillraceException if one cannot be reached
     */
    public static Status read(Databases databases) {
        return read(databases.oltp(), databases.warehouse());
    }

    /**
     * Looks as somebody who reads a mart and may ask the shop whether it has news.
     *
     * @throws MillraceException if one cannot be reached
     */
    public static Status read(Database oltp, Database star) {
        try (Connection shop = oltp.connect();
                Connection warehouse = star.connect()) {
            return read(new Shop(shop, new Run()), new Sql(warehouse, new Run()));
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.CANNOT_CONNECT,
                    "The state of the warehouse could not be read: " + cause.getMessage(),
                    cause);
        }
    }

    static Instant extractedAt(Sql warehouse) throws SQLException {
        return Watermark.read(warehouse).orElseThrow().extractedAt();
    }

    private static Status read(Shop shop, Sql warehouse) throws SQLException {
        Optional<Watermark> watermark = Watermark.read(warehouse);
        boolean news = watermark.isEmpty() || shop.hasNews(watermark.get().snapshot());
        Duration behind =
                news && watermark.isPresent()
                        ? Duration.between(watermark.get().extractedAt(), Instant.now())
                        : Duration.ZERO;
        return new Status(
                watermark.map(Watermark::extractedAt),
                news,
                behind,
                warehouse.number("SELECT COUNT(*) FROM etl_quarantine"),
                warehouse.first(
                        SqlFiles.read("mysql/reconcile/is_reconciled.sql"),
                        row -> row.getBoolean(1)),
                warehouse.list(SqlFiles.read("mysql/sync/recent_runs.sql"), LoggedRun::map),
                warehouse.list(SqlFiles.read("mysql/sync/leftovers.sql"), LoggedRun::map));
    }

    /** The month as the log has it: yyyymm. */
    static int key(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    static YearMonth month(int key) {
        return YearMonth.of(key / 100, key % 100);
    }
}
