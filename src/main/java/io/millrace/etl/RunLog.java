package io.millrace.etl;

import static java.util.stream.Collectors.joining;

import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of runs: begun outside the loading transaction, so that others see it, ended inside it.
 */
final class RunLog {

    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);
    private static final int MESSAGE = 2000;

    private final Database warehouse;

    RunLog(Database warehouse) {
        this.warehouse = warehouse;
    }

    /** Writes that a run began, and that runs which still seem to go on were given up. */
    long begin(String kind, SyncRequest request, long fence) throws SQLException {
        return begin(kind, request.person(), fence, null, "");
    }

    /** Likewise of a month; {@code message} says what was meant if the program ends before it. */
    long begin(String kind, String person, long fence, @Nullable YearMonth month, String message)
            throws SQLException {
        try (Connection connection = warehouse.connect()) {
            new Sql(connection, new Run()).update(SqlFiles.read("mysql/sync/abandon_runs.sql"));
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            SqlFiles.read("mysql/sync/begin_run.sql"),
                            Statement.RETURN_GENERATED_KEYS)) {
                insert.setString(1, kind);
                insert.setString(2, person);
                insert.setString(3, host());
                insert.setLong(4, fence);
                insert.setObject(5, month == null ? null : Status.key(month));
                insert.setString(6, cut(message));
                insert.executeUpdate();
                try (var keys = insert.getGeneratedKeys()) {
                    keys.next();
                    return keys.getLong(1);
                }
            }
        }
    }

    /** Ends the run, in the transaction of its load. */
    void succeed(Sql loader, SyncReport report, Optional<Instant> oldestChange)
            throws SQLException {
        loader.update(
                SqlFiles.read("mysql/sync/finish_run.sql"),
                report.ordersTouched(),
                report.linesLoaded(),
                report.linesDeleted(),
                report.returnsLoaded(),
                report.rowsQuarantined(),
                report.reconciliation().isEqual(),
                oldestChange.map(Timestamp::from).orElse(null),
                message(report),
                report.runId());
        stages(loader, report.runId(), report.stages());
        checks(loader, report.runId(), report.checks());
        report.reconciliation().write(loader, report.runId());
    }

    /** Ends a run that loaded nothing. A warehouse out of reach is logged; the failure goes on. */
    void fail(long runId, Throwable failure, boolean cancelled) {
        end(
                runId,
                cancelled ? "cancelled" : "failed",
                String.valueOf(failure.getMessage()),
                List.of());
    }

    /** Ends a run outside any load. A warehouse out of reach is logged; the work goes on. */
    void end(long runId, String status, String message, List<Run.Stage> stages) {
        try (Connection connection = warehouse.connect()) {
            Sql sql = new Sql(connection, new Run());
            stages(sql, runId, stages);
            sql.update(SqlFiles.read("mysql/sync/end_run.sql"), status, cut(message), runId);
        } catch (SQLException unreachable) {
            LOG.warn("The run {} could not be marked as {}.", runId, status, unreachable);
        }
    }

    /** Keeps what the checks found in a run that loads nothing because of it. */
    void refuse(long runId, List<CheckResult> checks) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            checks(new Sql(connection, new Run()), runId, checks);
        }
    }

    private static String cut(String message) {
        return message.substring(0, Math.min(message.length(), MESSAGE));
    }

    private static String message(SyncReport report) {
        return Stream.concat(Stream.of(report.reason()), report.remarks().stream())
                .filter(sentence -> !sentence.isEmpty())
                .collect(joining(" "));
    }

    private static void checks(Sql sql, long runId, List<CheckResult> checks) throws SQLException {
        for (CheckResult check : checks) {
            sql.update(
                    SqlFiles.read("mysql/sync/write_check.sql"),
                    runId,
                    check.check().key(),
                    check.outcome(),
                    check.offences().size(),
                    check.elapsed().toMillis());
        }
    }

    private static void stages(Sql loader, long runId, List<Run.Stage> stages) throws SQLException {
        int position = 0;
        for (Run.Stage stage : stages) {
            loader.update(
                    SqlFiles.read("mysql/sync/write_stage.sql"),
                    runId,
                    ++position,
                    stage.name(),
                    stage.rows(),
                    stage.elapsed().toMillis());
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName() + "/" + ProcessHandle.current().pid();
        } catch (UnknownHostException nameless) {
            return "localhost/" + ProcessHandle.current().pid();
        }
    }
}
