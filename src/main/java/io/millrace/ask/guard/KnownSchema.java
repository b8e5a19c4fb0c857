package io.millrace.ask.guard;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What an account may read, asked when it is first needed and again when it may have changed. */
final class KnownSchema {

    private static final long FRESH_NS = TimeUnit.SECONDS.toNanos(10);

    private record Known(MartSchema schema, long at) {}

    private final Database database;
    private volatile @Nullable Known known;

    KnownSchema(Database database) {
        this.database = database;
    }

    MartSchema usual() {
        Known last = known;
        return last == null ? read() : last.schema();
    }

    /** For a statement that names something unknown: the warehouse may have got it since. */
    MartSchema fresh() {
        Known last = known;
        return last == null || System.nanoTime() - last.at() > FRESH_NS ? read() : last.schema();
    }

    private MartSchema read() {
        try (Connection connection = database.connect()) {
            MartSchema schema = MartSchema.read(new Sql(connection, new Run()));
            known = new Known(schema, System.nanoTime());
            return schema;
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "What the warehouse holds could not be read: " + cause.getMessage(),
                    cause);
        }
    }
}
