package io.millrace.db;

import io.millrace.MillraceException;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs a query that a person wrote, in a transaction that the server holds to be read-only. */
public final class ReadOnlyQuery {

    private static final int SECONDS = 60;
    private static final int MOST_ROWS = 100_000;

    /**
     * What a query gave.
     *
     * @param rows in the server's order; numbers as numbers, dates and times as ISO text
     */
    public record Result(
            List<String> columns, List<List<@Nullable Object>> rows, Duration elapsed) {}

    private final Database database;

    public ReadOnlyQuery(Database database) {
        this.database = database;
    }

    /**
     * Runs one statement; at most 100,000 rows and 60 seconds.
     *
     * @throws MillraceException with the server's own words if it refuses
     */
    public Result run(String query, Run run) {
        long start = System.nanoTime();
        try (Connection connection = database.connect()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(query);
                    Run.Registration _ = run.onCancel(statement::cancel)) {
                statement.setQueryTimeout(SECONDS);
                statement.setMaxRows(MOST_ROWS + 1);
                if (!statement.execute()) {
                    throw refused("It gives no rows; only queries are run here.", null);
                }
                try (ResultSet rows = statement.getResultSet()) {
                    return read(rows, start);
                }
            } finally {
                connection.rollback();
            }
        } catch (SQLException cause) {
            run.check();
            throw refused(String.valueOf(cause.getMessage()), cause);
        }
    }

    private static Result read(ResultSet rows, long start) throws SQLException {
        ResultSetMetaData meta = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnLabel(i));
        }
        List<List<@Nullable Object>> values = new ArrayList<>();
        while (rows.next()) {
            if (values.size() == MOST_ROWS) {
                throw refused("It gives more than %,d rows; narrow it.".formatted(MOST_ROWS), null);
            }
            List<@Nullable Object> row = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                row.add(value(rows.getObject(i)));
            }
            values.add(row);
        }
        return new Result(columns, values, Duration.ofNanos(System.nanoTime() - start));
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number;
            case Number number -> number;
            case Boolean truth -> truth;
            default -> value.toString();
        };
    }

    private static MillraceException refused(String reason, @Nullable Throwable cause) {
        return new MillraceException(
                MillraceException.Code.USAGE, "The query was not run: " + reason, cause);
    }
}
