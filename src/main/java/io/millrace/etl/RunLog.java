package io.millrace.etl;

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
import java.util.List;
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
        try (Connection connection = warehouse.connect()) {
            new Sql(connection, new Run()).update(SqlFiles.read("mysql/sync/abandon_runs.sql"));
            try (PreparedStatement insert =
                    connection.prepareStatement(
                            SqlFiles.read("mysql/sync/begin_run.sql"),
                            Statement.RETURN_GENERATED_KEYS)) {
                insert.setString(1, kind);
                insert.setString(2, request.person());
                insert.setString(3, host());
                insert.setLong(4, fence);
                insert.executeUpdate();
                try (var keys = insert.getGeneratedKeys()) {
                    keys.next();
                    return keys.getLong(1);
                }
            }
        }
    }

    /** Ends the run, in the transaction of its load. */
    void succeed(Sql loader, SyncReport report) throws SQLException {
        loader.update(
                SqlFiles.read("mysql/sync/finish_run.sql"),
                report.ordersTouched(),
                report.linesLoaded(),
                report.linesDeleted(),
                report.returnsLoaded(),
                report.rowsQuarantined(),
                report.reconciliation().isEqual(),
                report.reason(),
                report.runId());
        stages(loader, report.runId(), report.stages());
        checks(loader, report.runId(), report.checks());
        report.reconciliation().write(loader, report.runId());
    }

    /** Ends a run that loaded nothing. A warehouse out of reach is logged; the failure goes on. */
    void fail(long runId, Throwable failure, boolean cancelled) {
        String message = String.valueOf(failure.getMessage());
        try (Connection connection = warehouse.connect()) {
            new Sql(connection, new Run())
                    .update(
                            SqlFiles.read("mysql/sync/fail_run.sql"),
                            cancelled ? "cancelled" : "failed",
                            message.substring(0, Math.min(message.length(), MESSAGE)),
                            runId);
        } catch (SQLException unreachable) {
            LOG.warn("The run {} could not be marked as failed.", runId, unreachable);
        }
    }

    /** Keeps what the checks found in a run that loads nothing because of it. */
    void refuse(long runId, List<CheckResult> checks) throws SQLException {
        try (Connection connection = warehouse.connect()) {
            checks(new Sql(connection, new Run()), runId, checks);
        }
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
