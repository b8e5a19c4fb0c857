package io.millrace.semantics.dashboard;

import io.millrace.db.Database;
import io.millrace.db.Sql;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Snapshot;
import io.millrace.work.Run;
import java.sql.SQLException;
import java.util.Optional;

/** A dashboard of somebody's mart, under his own account. */
final class MartDashboard implements DashboardReports {

    /** All days of a century, which is more than anybody looks at. */
    private static final int LONGEST = 40_000;

    private final Database mart;
    private final SemanticModel model;

    MartDashboard(Database mart, SemanticModel model) {
        this.mart = mart;
        this.model = model.withListRows(LONGEST).withKeys();
    }

    @Override
    public <T> Optional<T> read(Run run, Reading<T> reading) {
        return Snapshot.read(mart, run, sql -> read(sql, reading));
    }

    private <T> Optional<T> read(Sql sql, Reading<T> reading) throws SQLException {
        Optional<Extent> extent = Extent.read(sql);
        return extent.isEmpty()
                ? Optional.empty()
                : Optional.of(reading.by(new DashboardReader(sql, extent.get(), model)));
    }
}
