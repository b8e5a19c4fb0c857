package io.millrace.ui.tour;

import io.millrace.MillraceException;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.work.Run;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** States of the application that a tour cannot wait for: nothing loaded, a lost server, a sync. */
final class Scenery {

    private static final long ROWS_SO_FAR = 32_100;
    private static final long ROWS = 51_290;

    private Scenery() {}

    /** The real services, but a sync halts in the middle until it is cancelled. */
    static Services halted(Services services) {
        Services.Warehouse real = services.warehouse().orElseThrow();
        return new Services(real.dashboard(), new HaltedSync(real.sync()), services.appearance());
    }

    /** A warehouse into which nothing was ever loaded. */
    static Services empty(Services services) {
        return new Services(new NoSales(), new NeverSynced(), services.appearance());
    }

    /** A warehouse that does not answer. */
    static Services lost(Services services) {
        return new Services(new NoAnswer(), new NoContact(), services.appearance());
    }

    private static MillraceException noAnswer() {
        return new MillraceException(
                MillraceException.Code.CANNOT_CONNECT,
                "The warehouse could not be read. Check that its server is running, then try"
                        + " again.");
    }

    private record HaltedSync(SyncControl real) implements SyncControl {
        @Override
        public SyncOutcome syncNow(Run run) {
            CountDownLatch cancelled = new CountDownLatch(1);
            return run.stage(
                    "Load sales",
                    () -> {
                        try (Run.Registration _ = run.onCancel(cancelled::countDown)) {
                            run.progress(ROWS_SO_FAR, ROWS);
                            cancelled.await();
                            run.check();
                            throw new IllegalStateException("Nobody cancelled");
                        } catch (InterruptedException interrupted) {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException(interrupted);
                        }
                    });
        }

        @Override
        public Freshness freshness() {
            return real.freshness();
        }

        @Override
        public long loadedRun() {
            return real.loadedRun();
        }
    }

    private record NoSales() implements DashboardReports {
        @Override
        public <T> Optional<T> read(Run run, Reading<T> reading) {
            return Optional.empty();
        }
    }

    private record NeverSynced() implements SyncControl {
        @Override
        public SyncOutcome syncNow(Run run) {
            throw noAnswer();
        }

        @Override
        public Freshness freshness() {
            return new Freshness.Never();
        }

        @Override
        public long loadedRun() {
            return 0;
        }
    }

    private record NoAnswer() implements DashboardReports {
        @Override
        public <T> Optional<T> read(Run run, Reading<T> reading) {
            throw noAnswer();
        }
    }

    private record NoContact() implements SyncControl {
        @Override
        public SyncOutcome syncNow(Run run) {
            throw noAnswer();
        }

        @Override
        public Freshness freshness() {
            throw noAnswer();
        }

        @Override
        public long loadedRun() {
            throw noAnswer();
        }
    }
}
