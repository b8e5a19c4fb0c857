package io.millrace.etl;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A run of the log.
 *
 * @param kind incremental or full, or archive or restore of a month
 * @param status running, done, failed, cancelled, unfinished or abandoned
 * @param finishedAt empty while it goes on
 * @param oldestChangeAt when the oldest change was written that it carried; empty where it carried
 *     everything or nothing
 */
public record PastRun(
        long runId,
        String kind,
        String status,
        Optional<YearMonth> month,
        String person,
        Instant startedAt,
        Optional<Instant> finishedAt,
        Optional<Instant> oldestChangeAt,
        long linesLoaded,
        long linesDeleted,
        long returnsLoaded,
        long rowsQuarantined,
        String message) {

    static PastRun map(ResultSet row) throws SQLException {
        return new PastRun(
                row.getLong("run_id"),
                row.getString("kind"),
                row.getString("status"),
                Optional.ofNullable(row.getObject("month_key", Integer.class)).map(Status::month),
                row.getString("person"),
                row.getTimestamp("started_at").toInstant(),
                instant(row, "finished_at"),
                instant(row, "oldest_change_at"),
                row.getLong("lines_loaded"),
                row.getLong("lines_deleted"),
                row.getLong("returns_loaded"),
                row.getLong("rows_quarantined"),
                row.getString("message"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    /** From its beginning to its end. */
    public Optional<Duration> took() {
        return finishedAt.map(end -> Duration.between(startedAt, end));
    }

    /** How long its oldest change was in the shop before the warehouse showed it. */
    public Optional<Duration> lag() {
        return status.equals("done")
                ? finishedAt.flatMap(
                        end -> oldestChangeAt.map(change -> Duration.between(change, end)))
                : Optional.empty();
    }
}
