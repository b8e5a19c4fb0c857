package io.millrace.warehouse;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;

/** The warehouse at one moment, whatever a sync commits meanwhile. */
public final class Snapshot {

    /** What is read of it. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Sql sql) throws SQLException;
    }

    private Snapshot() {}

    /**
     * Reads on one connection, in one transaction.
     *
     * @throws MillraceException if the warehouse cannot be read, or with code CANCELLED
     */
    public static <T> T read(Database warehouse, Run run, Reading<T> reading) {
        try (Connection connection = warehouse.connect()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            T result = reading.of(new Sql(connection, run));
            connection.commit();
            return result;
        } catch (SQLException cause) {
            run.check();
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The warehouse could not be read. Check that its server is running, then try"
                            + " again.",
                    cause);
        }
    }
}
