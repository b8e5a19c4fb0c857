package io.millrace.ask.guard;

import io.millrace.db.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One read-only transaction under the limits of a query. The server keeps them by itself, also when
 * this program is gone. Its connection goes back to the pool as it came, or not at all.
 */
final class ReadOnlyTransaction implements AutoCloseable {

    /** What MySQL and MariaDB count when their storage hands out a row. */
    private static final Set<String> READS =
            Set.of(
                    "handler_read_first",
                    "handler_read_key",
                    "handler_read_last",
                    "handler_read_next",
                    "handler_read_prev",
                    "handler_read_rnd",
                    "handler_read_rnd_next");

    /**
     * For the session: a statement that commits by itself, as DDL does, would leave a transaction
     * that was begun as read-only.
     */
    private static final String LIMITED =
            "SET SESSION transaction_read_only = 1, max_join_size = %d, %s";

    private static final String FREE =
            "SET SESSION transaction_read_only = DEFAULT, max_join_size = DEFAULT,"
                    + " sql_big_selects = DEFAULT, %s = DEFAULT";

    private static final String MYSQL_TIME = "max_execution_time";
    private static final String MARIADB_TIME = "max_statement_time";

    private final Database database;
    private final Connection connection;
    private volatile boolean isSpoilt;

    private ReadOnlyTransaction(Database database, Connection connection) {
        this.database = database;
        this.connection = connection;
    }

    static ReadOnlyTransaction begin(Database database, QueryLimits limits) throws SQLException {
        ReadOnlyTransaction transaction = new ReadOnlyTransaction(database, database.connect());
        try {
            transaction.begin(limits.time(), limits.examinedRows());
            return transaction;
        } catch (SQLException | RuntimeException failed) {
            transaction.spoil();
            transaction.close();
            throw failed;
        }
    }

    private void begin(Duration time, long examinedRows) throws SQLException {
        switch (database.engine()) {
            case POSTGRESQL -> {
                connection.setReadOnly(true);
                connection.setAutoCommit(false);
                execute("SET LOCAL statement_timeout = " + time.toMillis());
            }
            // One statement is one transaction; the driver's own methods go to the server for each.
            case MYSQL ->
                    execute(LIMITED.formatted(examinedRows, MYSQL_TIME + " = " + time.toMillis()));
            case MARIADB ->
                    execute(
                            LIMITED.formatted(
                                    examinedRows,
                                    "%s = %d.%03d"
                                            .formatted(
                                                    MARIADB_TIME,
                                                    time.toSeconds(),
                                                    time.toMillisPart())));
        }
    }

    private void end() throws SQLException {
        switch (database.engine()) {
            case POSTGRESQL -> {
                // The transaction takes its setting along; a lock of the session would stay.
                connection.rollback();
                execute("SELECT pg_advisory_unlock_all()");
                connection.rollback();
            }
            case MYSQL -> execute(FREE.formatted(MYSQL_TIME));
            case MARIADB -> execute(FREE.formatted(MARIADB_TIME));
        }
    }

    Connection connection() {
        return connection;
    }

    /** The connection may yet be hit by a request to stop, so nobody else gets it. */
    void spoil() {
        isSpoilt = true;
    }

    /** Stops the statement on the server; any thread may ask. */
    void stop(Statement statement) throws SQLException {
        spoil();
        switch (database.engine()) {
            case POSTGRESQL -> statement.cancel();
            case MYSQL, MARIADB -> database.stop(connection);
        }
    }

    /** Rows that the storage has handed out in this session; only differences mean something. */
    OptionalLong reads() throws SQLException {
        if (database.engine() == Database.Engine.POSTGRESQL) {
            return OptionalLong.empty();
        }
        long reads = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read%'")) {
            while (rows.next()) {
                if (READS.contains(rows.getString(1).toLowerCase(Locale.ROOT))) {
                    reads += rows.getLong(2);
                }
            }
        }
        return OptionalLong.of(reads);
    }

    private void execute(String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Override
    public void close() throws SQLException {
        try {
            if (!isSpoilt) {
                end();
            }
        } catch (SQLException failed) {
            spoil();
            throw failed;
        } finally {
            giveBack();
        }
    }

    private void giveBack() throws SQLException {
        if (isSpoilt) {
            database.discard(connection);
        } else {
            connection.close();
        }
    }
}
