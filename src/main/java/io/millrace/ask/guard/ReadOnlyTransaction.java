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
            transaction.connection.setReadOnly(true);
            transaction.connection.setAutoCommit(false);
            transaction.execute(transaction.limiting(limits.time(), limits.examinedRows()));
            return transaction;
        } catch (SQLException | RuntimeException failed) {
            transaction.spoil();
            transaction.close();
            throw failed;
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

    private String limiting(Duration time, long examinedRows) {
        long milliseconds = time.toMillis();
        return switch (database.engine()) {
            case POSTGRESQL -> "SET LOCAL statement_timeout = " + milliseconds;
            case MYSQL ->
                    "SET SESSION max_join_size = %d, max_execution_time = %d"
                            .formatted(examinedRows, milliseconds);
            case MARIADB ->
                    "SET SESSION max_join_size = %d, max_statement_time = %d.%03d"
                            .formatted(examinedRows, milliseconds / 1000, milliseconds % 1000);
        };
    }

    private String asBefore() {
        String budget = "SET SESSION max_join_size = DEFAULT, sql_big_selects = DEFAULT, ";
        return switch (database.engine()) {
            // The transaction took its setting along; locks of the session would stay.
            case POSTGRESQL -> "SELECT pg_advisory_unlock_all()";
            case MYSQL -> budget + "max_execution_time = DEFAULT";
            case MARIADB -> budget + "max_statement_time = DEFAULT";
        };
    }

    private void execute(String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    @Override
    public void close() throws SQLException {
        if (!isSpoilt) {
            try {
                connection.rollback();
                execute(asBefore());
                connection.rollback();
            } catch (SQLException failed) {
                database.discard(connection);
                throw failed;
            }
        }
        if (isSpoilt) {
            database.discard(connection);
        } else {
            connection.close();
        }
    }
}
