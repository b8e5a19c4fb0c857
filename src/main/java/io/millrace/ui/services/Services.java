package io.millrace.ui.services;

import io.millrace.access.Session;
import io.millrace.config.AppearanceSettings;
import io.millrace.semantics.dashboard.DashboardReports;
import java.util.Optional;

/**
 * All that one person's window needs from the floors below.
 *
 * @param warehouse empty for roles that have nothing to see there
 * @param questions empty for roles that ask nothing
 * @param counter empty for roles that enter nothing
 * @param oversight empty for all but executives
 * @param installation empty for all but administrators
 * @param session who works here; empty where nobody had to sign in
 */
public record Services(
        Optional<Warehouse> warehouse,
        Optional<Questions> questions,
        Optional<Counter> counter,
        Optional<Oversight> oversight,
        Optional<Installation> installation,
        Optional<Session> session,
        AppearanceSettings appearance)
        implements AutoCloseable {

    /** What is read from the warehouse, and how it is kept fresh. */
    public record Warehouse(DashboardReports dashboard, SyncControl sync) {}

    /** For somebody who oversees and administers nothing. */
    public Services(
            Optional<Warehouse> warehouse,
            Optional<Questions> questions,
            Optional<Counter> counter,
            Optional<Session> session,
            AppearanceSettings appearance) {
        this(
                warehouse,
                questions,
                counter,
                Optional.empty(),
                Optional.empty(),
                session,
                appearance);
    }

    /** For somebody who may see the warehouse and did not sign in. */
    public Services(DashboardReports dashboard, SyncControl sync, AppearanceSettings appearance) {
        this(
                Optional.of(new Warehouse(dashboard, sync)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                appearance);
    }

    /** Ends what works for this person in the background. */
    @Override
    public void close() {
        warehouse.ifPresent(shown -> shown.sync().close());
    }
}
