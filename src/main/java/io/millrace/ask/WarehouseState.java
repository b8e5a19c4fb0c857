package io.millrace.ask;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.db.SqlFiles;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far the warehouse is.
 *
 * @param runId the sync that brought it there
 * @param extractedAt the instant whose business it shows
 * @param reconciled null where nothing was compared yet
 */
record WarehouseState(long runId, Instant extractedAt, @Nullable Boolean reconciled) {

    /** Empty where nothing was ever loaded. */
    static Optional<WarehouseState> read(Database mart, Run run) {
        try (Connection connection = mart.connect()) {
            return new Sql(connection, run)
                    .first(SqlFiles.read("mysql/ask/state.sql"), WarehouseState::map);
        } catch (SQLException cause) {
            run.check();
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The warehouse could not be read. Check that its server is running, then try again.",
                    cause);
        }
    }

    private static WarehouseState map(ResultSet row) throws SQLException {
        boolean equal = row.getBoolean("is_reconciled");
        return new WarehouseState(
                row.getLong("run_id"),
                row.getTimestamp("extracted_at").toInstant(),
                row.wasNull() ? null : Boolean.valueOf(equal));
    }
}
