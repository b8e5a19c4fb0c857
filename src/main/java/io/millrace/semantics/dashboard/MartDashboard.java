package io.millrace.semantics.dashboard;

import io.millrace.MillraceException;
import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import io.millrace.work.Run;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** A dashboard of somebody's mart, under his own account. */
final class MartDashboard implements DashboardReports {

    /** All days of a century, which is more than anybody looks at. */
    private static final int LONGEST = 40_000;

    private final Database mart;
    private final SqlCompiler compiler;

    MartDashboard(Database mart, SemanticModel model) {
        this.mart = mart;
        this.compiler = new SqlCompiler(model.withListRows(LONGEST));
    }

    @Override
    public <T> Optional<T> read(Run run, Reading<T> reading) {
        try (Connection connection = mart.connect()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            Sql sql = new Sql(connection, run);
            Optional<Extent> extent = Extent.read(sql);
            Optional<T> result =
                    extent.isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    reading.by(new DashboardReader(sql, extent.get(), compiler)));
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
