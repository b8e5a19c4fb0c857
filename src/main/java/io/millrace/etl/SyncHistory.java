package io.millrace.etl;

import io.millrace.db.Database;
import io.millrace.db.SqlFiles;
import io.millrace.warehouse.Snapshot;
import io.millrace.work.Run;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the warehouse keeps of its syncs, for whoever may read a mart. */
public final class SyncHistory {

    /**
     * All of it at one instant.
     *
     * @param runs the newest first
     * @param checks of those that were run once
     * @param waiting the rows in quarantine, those that wait longest first
     * @param months in order of time
     */
    public record Page(
            List<PastRun> runs,
            List<LastCheck> checks,
            List<WaitingRow> waiting,
            List<ComparedMonth> months) {

        public Page {
            runs = List.copyOf(runs);
            checks = List.copyOf(checks);
            waiting = List.copyOf(waiting);
            months = List.copyOf(months);
        }
    }

    private final Database star;

    /**
     * Reads nothing yet.
     *
     * @param star the warehouse, or a mart of it
     */
    public SyncHistory(Database star) {
        this.star = star;
    }

    /** The run whose state the warehouse shows; 0 before the first. One index lookup. */
    public long loadedRun() {
        return Snapshot.read(
                star,
                new Run(),
                sql -> sql.number("SELECT run_id FROM etl_watermark WHERE source = 'oltp'"));
    }

    /** The latest runs and what they left. */
    public Page page(Run run) {
        return Snapshot.read(
                star,
                run,
                sql ->
                        new Page(
                                sql.list(SqlFiles.read("mysql/sync/history.sql"), PastRun::map),
                                sql.list(
                                        SqlFiles.read("mysql/sync/last_checks.sql"),
                                        SyncHistory::check),
                                sql.list(
                                        SqlFiles.read("mysql/quarantine/waiting.sql"),
                                        WaitingRow::map),
                                sql.list(
                                        SqlFiles.read("mysql/reconcile/latest.sql"),
                                        ComparedMonth::map)));
    }

    /** The stages of a run, in their order; none while it goes on. */
    public List<Run.Stage> stages(long runId, Run run) {
        return Snapshot.read(
                star,
                run,
                sql ->
                        sql.list(
                                SqlFiles.read("mysql/sync/run_stages.sql"),
                                row ->
                                        new Run.Stage(
                                                row.getString("stage_name"),
                                                row.getLong("row_count"),
                                                Duration.ofMillis(row.getLong("elapsed_ms"))),
                                runId));
    }

    private static LastCheck check(ResultSet row) throws SQLException {
        return new LastCheck(
                Check.valueOf(row.getString("check_name").toUpperCase(Locale.ROOT)),
                row.getString("outcome"),
                row.getLong("row_count"),
                Duration.ofMillis(row.getLong("elapsed_ms")),
                row.getTimestamp("started_at").toInstant());
    }
}
