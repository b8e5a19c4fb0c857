package io.millrace.semantics.dashboard;

import io.millrace.db.Database;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.util.Optional;

/** Where the figures of a dashboard come from. */
public interface DashboardReports {

    /** Reads them from what somebody may see of the warehouse. */
    static DashboardReports of(Database mart, SemanticModel model) {
        return new MartDashboard(mart, model);
    }

    /** What is read in one go. */
    @FunctionalInterface
    interface Reading<T> {
        T by(DashboardReader reader) throws SQLException;
    }

    /**
     * Reads in one snapshot of the warehouse, so that figures agree although a sync commits
     * meanwhile.
     *
     * @return nothing where there are no sales that the person may see
     * @throws io.millrace.MillraceException if the warehouse cannot be read, or with code CANCELLED
     */
    <T> Optional<T> read(Run run, Reading<T> reading);
}
