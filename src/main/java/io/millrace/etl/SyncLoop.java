package io.millrace.etl;

import io.millrace.work.Run;
import java.time.Duration;
import java.util.function.Consumer;

/** Follows the shop: asks each second whether anything changed, and syncs when it did. */
public final class SyncLoop {

    /** Asking costs one index lookup a table. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    /** Several saves in a row become one sync. */
    private static final Duration DEBOUNCE = Duration.ofMillis(500);

    private final SyncCycle cycle;
    private final SyncRequest request;

    /**
     * Begins nothing yet.
     *
     * @param request made again and again
     */
    public SyncLoop(SyncCycle cycle, SyncRequest request) {
        this.cycle = cycle;
        this.request = request;
    }

    /**
     * Syncs until the run is cancelled.
     *
     * @param reports takes what each sync did that had something to do
     */
    public void follow(Run run, Consumer<SyncReport> reports) {
        while (!run.isCancelled()) {
            SyncReport report = cycle.sync(request, new Run());
            if (report.kind() != SyncReport.Kind.IDLE) {
                reports.accept(report);
                Retry.pause(DEBOUNCE, run);
            } else {
                Retry.pause(BETWEEN_LOOKS, run);
            }
        }
    }
}
