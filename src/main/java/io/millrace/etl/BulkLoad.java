package io.millrace.etl;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mysql.cj.jdbc.JdbcStatement;
import io.millrace.cdc.Snapshot;
import io.millrace.work.Run;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams a feed into its staging table. {@code LOAD DATA LOCAL} is three to four times as fast as
 * inserts, but behaves like IGNORE: it would store 127 for 999 and drop a duplicate silently. So
 * its count and its warnings are compared, and where they differ the rows go in one batch after the
 * other, halved until the row is found that the warehouse refuses.
 */
final class BulkLoad {

    private static final Logger LOG = LoggerFactory.getLogger(BulkLoad.class);

    private static final int BATCH = 500;
    private static final String BROKEN_CONNECTION = "08006";

    private static final String BY_INSERTS =
            "The warehouse's server takes no LOAD DATA LOCAL, so the rows went in by inserts: equal,"
                    + " but slower. Its administrator can allow it with: SET GLOBAL local_infile = ON";

    private final Connection connection;
    private final Run run;
    private final boolean localInfile;

    /**
     * Looks whether the server takes {@code LOAD DATA LOCAL}.
     *
     * @param connection of the loader, in its transaction
     */
    BulkLoad(Connection connection, Run run) throws SQLException {
        this.connection = connection;
        this.run = run;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@GLOBAL.local_infile")) {
            this.localInfile = row.next() && row.getBoolean(1);
        }
        remarks().forEach(LOG::info);
    }

    /** What a person should know of how the rows go in. */
    List<String> remarks() {
        return localInfile ? List.of() : List.of(BY_INSERTS);
    }

    /** Rows in PostgreSQL's text format for COPY; opened again where they have to be read twice. */
    @FunctionalInterface
    interface Copy {
        InputStream open() throws SQLException;
    }

    /** Whether the server takes {@code LOAD DATA LOCAL}. */
    boolean takesStreams() {
        return localInfile;
    }

    /**
     * Streams rows into a table, and closes the stream. Whoever gets −1 has to roll back.
     *
     * @return how many rows are in, or −1 if the server changed or dropped one
     */
    long stream(String table, List<String> columns, Copy copy, Snapshot snapshot)
            throws SQLException {
        try (Run.Registration _ = snapshot.cancelWith(run)) {
            return loadLocal(table, columns, copy);
        } catch (IOException cause) {
            throw broken(cause);
        }
    }

    /** Streams a feed into its table; false if the server changed or dropped a row. */
    boolean stream(Feed feed, Snapshot snapshot) throws SQLException {
        return stream(
                        feed.table(),
                        feed.columns(),
                        () -> snapshot.copy(feed.query(snapshot.scope())),
                        snapshot)
                >= 0;
    }

    /**
     * Loads all rows of a feed.
     *
     * @param refused takes the rows that the warehouse could not store, with its reason
     * @return how many rows are in
     */
    long load(Feed feed, Snapshot snapshot, List<Offence> refused) throws SQLException {
        try (Run.Registration _ = snapshot.cancelWith(run)) {
            return load(feed, () -> snapshot.copy(feed.query(snapshot.scope())), refused);
        }
    }

    /** Loads rows that were read before. */
    long load(Feed feed, Copy copy, List<Offence> refused) throws SQLException {
        try {
            if (localInfile) {
                Savepoint before = connection.setSavepoint();
                long loaded = loadLocal(feed.table(), feed.columns(), copy);
                if (loaded >= 0) {
                    return loaded;
                }
                connection.rollback(before);
            }
            return insert(feed, copy, refused);
        } catch (IOException cause) {
            throw broken(cause);
        }
    }

    private static SQLException broken(IOException cause) {
        return new SQLException(
                "The stream from PostgreSQL broke: " + cause.getMessage(),
                BROKEN_CONNECTION,
                cause);
    }

    /** The rows loaded, or −1 if the server changed or dropped something on the way. */
    private long loadLocal(String table, List<String> columns, Copy copy)
            throws SQLException, IOException {
        try (CopyText text = new CopyText(copy.open());
                Statement statement = connection.createStatement();
                Run.Registration _ = run.onCancel(statement::cancel)) {
            statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(text);
            long loaded = statement.executeLargeUpdate(loadStatement(table, columns));
            return loaded == text.rows() && warnings() == 0 ? loaded : -1;
        }
    }

    private long warnings() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@warning_count")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static String loadStatement(String table, List<String> columns) {
        return "LOAD DATA LOCAL INFILE 'feed' INTO TABLE %s CHARACTER SET utf8mb4 FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (%s)"
                .formatted(table, String.join(", ", columns));
    }

    private long insert(Feed feed, Copy copy, List<Offence> refused)
            throws SQLException, IOException {
        long loaded = 0;
        String statement =
                "INSERT INTO %s (%s) VALUES (%s)"
                        .formatted(
                                feed.table(),
                                String.join(", ", feed.columns()),
                                feed.columns().stream().map(_ -> "?").collect(joining(", ")));
        try (CopyRows rows = new CopyRows(copy.open());
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            List<List<@Nullable String>> batch = rows.next(BATCH);
            while (!batch.isEmpty()) {
                run.check();
                loaded += insert(prepared, feed, batch, refused);
                batch = rows.next(BATCH);
            }
        }
        return loaded;
    }

    /** Inserts the rows; where the server refuses, halves them until the row stands alone. */
    private long insert(
            PreparedStatement prepared,
            Feed feed,
            List<List<@Nullable String>> rows,
            List<Offence> refused)
            throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            for (List<@Nullable String> row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    prepared.setString(i + 1, row.get(i));
                }
                prepared.addBatch();
            }
            prepared.executeBatch();
            connection.releaseSavepoint(before);
            return rows.size();
        } catch (SQLException failed) {
            prepared.clearBatch();
            if (!Retry.isAboutData(failed) || feed.key().isEmpty()) {
                throw failed;
            }
            connection.rollback(before);
            if (rows.size() == 1) {
                refused.add(offence(feed, rows.getFirst(), failed));
                return 0;
            }
            int half = rows.size() / 2;
            return insert(prepared, feed, rows.subList(0, half), refused)
                    + insert(prepared, feed, rows.subList(half, rows.size()), refused);
        }
    }

    private static Offence offence(Feed feed, List<@Nullable String> row, SQLException failed) {
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        feed.key().forEach(column -> key.put(column, row.get(feed.columns().indexOf(column))));
        return new Offence(
                feed.source(),
                key.toString(),
                Check.DOMAIN_AND_RANGE.key(),
                false,
                "The warehouse cannot store this row: " + failed.getMessage());
    }
}
