package io.millrace.ask.guard;

import io.millrace.MillraceException;
import io.millrace.MillraceException.Code;
import io.millrace.db.Database;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Runs queries under one account, in transactions that the server holds to be read-only: those of
 * our own compiler as they are, all others through the guard. One for each sign-in.
 */
public final class ReadOnlyExecutor {

    /** The driver stops what the server's own limit did not. */
    private static final int SECONDS_OF_GRACE = 5;

    private static final int ROWS_AT_A_TIME = 1_000;

    private static final long ON_ITS_WAY_NS = 50_000_000;

    private static final int TOO_BIG = 1104;

    /** Stopped by the limit of MariaDB and MySQL, or by somebody. */
    private static final Set<Integer> STOPPED = Set.of(1969, 3024, 1317);

    private static final String STOPPED_POSTGRESQL = "57014";

    private final Database database;
    private final KnownSchema schema;

    public ReadOnlyExecutor(Database database) {
        this.database = database;
        this.schema = new KnownSchema(database);
    }

    /**
     * What the account may read of the warehouse; asked once.
     *
     * @throws MillraceException with code FAILED if the server does not say
     */
    public MartSchema schema() {
        return schema.usual();
    }

    /** What the guard says of a statement that our compiler did not write. */
    public GuardVerdict check(String sql) {
        return switch (database.engine()) {
            case POSTGRESQL -> ShopGuard.check(sql);
            case MYSQL, MARIADB -> check(sql, Set.of());
        };
    }

    /**
     * What the guard says of a statement to the warehouse with values to be bound.
     *
     * @param parameters the names that may stand in it behind a colon
     */
    public GuardVerdict check(String sql, Set<String> parameters) {
        return switch (SqlGuard.check(sql, schema(), parameters)) {
            case GuardVerdict.Allowed allowed -> allowed;
            case GuardVerdict.Refused _ -> SqlGuard.check(sql, schema.fresh(), parameters);
        };
    }

    /**
     * Runs a statement that our compiler did not write.
     *
     * @throws MillraceException with code USAGE and the guard's or the server's reason; FAILED if
     *     it took too long; CANCELLED
     */
    public QueryResult runGuarded(String sql, QueryLimits limits, Run run) {
        return switch (check(sql)) {
            case GuardVerdict.Allowed allowed -> run(allowed.rendered(), List.of(), limits, run);
            case GuardVerdict.Refused(String reason) -> throw notRun(reason, null);
        };
    }

    /**
     * Lets a statement to the warehouse that our compiler did not write through the guard, and
     * binds values to it.
     *
     * @param parameters the values by the names that stand in it behind a colon
     * @return what to {@link #run}
     * @throws MillraceException with code USAGE and the guard's reason
     */
    public BoundStatement guarded(String sql, Map<String, ?> parameters) {
        return switch (check(sql, parameters.keySet())) {
            case GuardVerdict.Allowed allowed -> BoundStatement.of(allowed.rendered(), parameters);
            case GuardVerdict.Refused(String reason) -> throw notRun(reason, null);
        };
    }

    /**
     * Runs a statement of our own compiler, or a guarded one. A cancelled run stops it on the
     * server.
     *
     * @param parameters what is bound to its question marks, in their order
     * @throws MillraceException as {@link #runGuarded} does
     */
    public QueryResult run(String sql, List<?> parameters, QueryLimits limits, Run run) {
        run.check();
        try (ReadOnlyTransaction transaction = ReadOnlyTransaction.begin(database, limits)) {
            return read(transaction, sql, parameters, limits, run);
        } catch (SQLException cause) {
            run.check();
            throw refused(cause, limits);
        }
    }

    private QueryResult read(
            ReadOnlyTransaction transaction,
            String sql,
            List<?> parameters,
            QueryLimits limits,
            Run run)
            throws SQLException {
        OptionalLong before = transaction.reads();
        long start = System.nanoTime();
        ResultRows rows;
        boolean isCapped;
        try (Statement statement = prepare(transaction.connection(), sql, parameters, limits);
                Run.Registration _ = run.onCancel(() -> stop(transaction, statement))) {
            run.check();
            try (ResultSet source = execute(statement, sql)) {
                rows = new ResultRows(source);
                isCapped = rows.read(limits.rows(), run);
                if (isCapped) {
                    drop(transaction, statement, source);
                }
            }
        } catch (SQLException failed) {
            if (isStopped(failed)) {
                transaction.spoil();
            }
            throw failed;
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        if (isCapped && limits.overflow() == QueryLimits.Overflow.FAIL) {
            throw notRun("It gives more than %,d rows; narrow it.".formatted(limits.rows()), null);
        }
        return new QueryResult(
                sql, rows.columns(), rows.rows(), isCapped, elapsed, scanned(transaction, before));
    }

    private Statement prepare(
            Connection connection, String sql, List<?> parameters, QueryLimits limits)
            throws SQLException {
        Statement statement =
                parameters.isEmpty() ? plain(connection) : bound(connection, sql, parameters);
        statement.setQueryTimeout(Math.toIntExact(limits.time().toSeconds()) + SECONDS_OF_GRACE);
        // So the rows come one by one; MySQL's driver takes this number for a sign of it.
        statement.setFetchSize(
                database.engine() == Database.Engine.POSTGRESQL
                        ? ROWS_AT_A_TIME
                        : Integer.MIN_VALUE);
        return statement;
    }

    private static Statement plain(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    private static Statement bound(Connection connection, String sql, List<?> parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.size(); i++) {
            prepared.setObject(i + 1, parameters.get(i));
        }
        return prepared;
    }

    private static ResultSet execute(Statement statement, String sql) throws SQLException {
        boolean hasRows =
                statement instanceof PreparedStatement prepared
                        ? prepared.execute()
                        : statement.execute(sql);
        if (!hasRows) {
            throw notRun("It gives no rows; only queries are run here.", null);
        }
        return statement.getResultSet();
    }

    /** A request that overtakes the statement on its way is lost, so it is made twice. */
    private static void stop(ReadOnlyTransaction transaction, Statement statement)
            throws SQLException {
        transaction.stop(statement);
        LockSupport.parkNanos(ON_ITS_WAY_NS);
        transaction.stop(statement);
    }

    /** The rest of a result is not wanted, and would otherwise be read to its end on closing. */
    private void drop(ReadOnlyTransaction transaction, Statement statement, ResultSet source)
            throws SQLException {
        if (database.engine() == Database.Engine.POSTGRESQL || !source.next()) {
            return;
        }
        transaction.stop(statement);
        try {
            while (source.next()) {
                // What was under way when the server stopped.
            }
        } catch (SQLException stopped) {
            if (!isStopped(stopped)) {
                throw stopped;
            }
        }
    }

    private static OptionalLong scanned(ReadOnlyTransaction transaction, OptionalLong before)
            throws SQLException {
        return before.isEmpty()
                ? before
                : OptionalLong.of(transaction.reads().orElseThrow() - before.getAsLong());
    }

    private static boolean isStopped(SQLException failed) {
        return failed instanceof SQLTimeoutException
                || STOPPED.contains(failed.getErrorCode())
                || STOPPED_POSTGRESQL.equals(failed.getSQLState());
    }

    private static MillraceException refused(SQLException cause, QueryLimits limits) {
        if (cause.getErrorCode() == TOO_BIG) {
            return notRun(
                    "The server expects to look at more than %,d rows for it, as it does where tables are joined without a condition. Join them by their keys, or narrow it."
                            .formatted(limits.examinedRows()),
                    cause);
        }
        if (isStopped(cause)) {
            return new MillraceException(
                    Code.FAILED,
                    "The query took longer than %,d seconds and was stopped. Narrow it."
                            .formatted(limits.time().toSeconds()),
                    cause);
        }
        return notRun(String.valueOf(cause.getMessage()), cause);
    }

    private static MillraceException notRun(String reason, @Nullable Throwable cause) {
        return new MillraceException(Code.USAGE, "The query was not run: " + reason, cause);
    }
}
