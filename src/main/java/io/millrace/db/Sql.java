package io.millrace.db;

import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with bound parameters, run on one connection; all of them stop when the run does. */
public final class Sql {

    /** Makes one value of the row that the result set stands on. */
    @FunctionalInterface
    public interface RowMapper<T> {
        T map(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Run run;

    public Sql(Connection connection, Run run) {
        this.connection = connection;
        this.run = run;
    }

    public Connection connection() {
        return connection;
    }

    /** Rows in the order the server gave them. */
    public <T> List<T> list(String statement, RowMapper<T> mapper, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement prepared = prepare(statement, parameters);
                Run.Registration _ = run.onCancel(prepared::cancel);
                ResultSet rows = prepared.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(mapper.map(rows));
            }
            return result;
        }
    }

    /** The first row, or nothing. */
    public <T> Optional<T> first(
            String statement, RowMapper<T> mapper, @Nullable Object... parameters)
            throws SQLException {
        return list(statement, mapper, parameters).stream().findFirst();
    }

    /** The first column of the first row as a number; 0 where it is NULL or there is no row. */
    public long number(String statement, @Nullable Object... parameters) throws SQLException {
        return first(statement, row -> row.getLong(1), parameters).orElse(0L);
    }

    /** Runs a statement that changes rows and says how many it changed. */
    public long update(String statement, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement prepared = prepare(statement, parameters);
                Run.Registration _ = run.onCancel(prepared::cancel)) {
            return prepared.executeLargeUpdate();
        }
    }

    private PreparedStatement prepare(String statement, @Nullable Object... parameters)
            throws SQLException {
        PreparedStatement prepared = connection.prepareStatement(statement);
        try {
            for (int i = 0; i < parameters.length; i++) {
                prepared.setObject(i + 1, parameters[i]);
            }
            return prepared;
        } catch (SQLException | RuntimeException failed) {
            prepared.close();
            throw failed;
        }
    }
}
