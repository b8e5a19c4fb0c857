package io.millrace.cdc;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/**
 * One consistent view of the shop, held by a REPEATABLE READ, READ ONLY transaction: whatever is
 * read through it was true at the same instant.
 */
public final class Snapshot implements AutoCloseable {

    private final Connection connection;
    private final Sql sql;
    private final Run run;
    private final Scope scope;
    private final String text;
    private final Instant takenAt;

    private Snapshot(Connection connection, Scope scope, Run run) throws SQLException {
        this.connection = connection;
        this.sql = new Sql(connection, run);
        this.run = run;
        this.scope = scope;
        this.text = text("SELECT pg_current_snapshot()::text");
        this.takenAt =
                sql.first("SELECT clock_timestamp()", row -> row.getTimestamp(1).toInstant())
                        .orElseThrow();
        planForTables();
        set("millrace.since", scope.since().orElse(""));
        set("millrace.orders", json(scope.orders()));
        set("millrace.products", json(scope.products()));
        set("millrace.customers", json(scope.customers()));
        set(
                "millrace.months",
                json(scope.months().stream().map(month -> month.atDay(1).toString()).toList()));
    }

    static Snapshot begin(Connection connection, Scope scope, Run run) throws SQLException {
        return begin(connection, scope, run, Optional.empty());
    }

    /** A name of this view for {@link #beside}, good until it is closed. */
    public String export() throws SQLException {
        return text("SELECT pg_export_snapshot()");
    }

    /**
     * The same view on another connection, to read two things at the same time. It knows nothing of
     * what {@link #hold} said, and keeps to one process of the server, as this one does in a COPY.
     *
     * @param exported the view's name
     * @param other of its own, in autocommit
     * @param watched cancels what is read through it
     */
    public Snapshot beside(String exported, Connection other, Run watched) throws SQLException {
        Snapshot same = begin(other, scope, watched, Optional.of(exported));
        same.set("max_parallel_workers_per_gather", "0");
        return same;
    }

    private static Snapshot begin(
            Connection connection, Scope scope, Run run, Optional<String> exported)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
                if (exported.isPresent()) {
                    statement.execute(
                            "SET TRANSACTION SNAPSHOT " + statement.enquoteLiteral(exported.get()));
                }
                statement.execute(SqlFiles.read("postgresql/sync/begin_reading.sql"));
            }
            return new Snapshot(connection, scope, run);
        } catch (SQLException | RuntimeException failed) {
            end(connection);
            throw failed;
        }
    }

    public Scope scope() {
        return scope;
    }

    /** The {@code pg_snapshot} that the next sync starts from. */
    public String text() {
        return text;
    }

    public Instant takenAt() {
        return takenAt;
    }

    /** For queries within the snapshot. */
    public Sql sql() {
        return sql;
    }

    /**
     * Has the server read by index and nested loop only, with plans made once for the session: what
     * it costs grows with what changed.
     */
    public void planForChange() throws SQLException {
        execute("postgresql/sync/plan_for_change.sql");
    }

    /** Has the server read whole tables the way that it finds best. */
    public void planForTables() throws SQLException {
        execute("postgresql/sync/plan_for_tables.sql");
    }

    /**
     * Says which rows failed a check, so that the source's side of a reconciliation leaves them
     * out.
     *
     * @param held a JSON array, as {@code cdc.held} reads it
     */
    public void hold(String held) throws SQLException {
        set("millrace.held", held);
    }

    /**
     * The rows of a query in PostgreSQL's text format for COPY: fields split by tabs, one row a
     * line, UTF-8.
     *
     * @return to be closed before the next use of the snapshot
     */
    public InputStream copy(String query) throws SQLException {
        return new PGCopyInputStream(
                connection.unwrap(PGConnection.class), "COPY (" + query + ") TO STDOUT");
    }

    /** Stops a running COPY if the run is cancelled meanwhile. */
    public Run.Registration cancelWith(Run watched) throws SQLException {
        PGConnection postgresql = connection.unwrap(PGConnection.class);
        return watched.onCancel(postgresql::cancelQuery);
    }

    /**
     * Closes its connection although it reads: to stop a COPY would leave the driver out of step.
     */
    public void abandon() throws SQLException {
        connection.abort(Runnable::run);
    }

    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            end(connection);
        }
    }

    private void execute(String file) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(SqlFiles.read(file));
        }
    }

    private void set(String setting, String value) throws SQLException {
        run.check();
        sql.first("SELECT set_config(?, ?, true)", row -> row.getString(1), setting, value);
    }

    private String text(String query) throws SQLException {
        return sql.first(query, row -> row.getString(1)).orElseThrow();
    }

    private static void end(Connection connection) throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private static String json(Collection<String> texts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        List.copyOf(texts).forEach(array::add);
        return array.toString();
    }
}
