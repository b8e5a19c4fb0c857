package io.millrace.etl;

import io.millrace.work.Run;
import java.time.Duration;
import java.util.function.Consumer;

/** Follows the shop: asks again and again whether anything changed, and syncs when it did. */
public final class SyncLoop {

    /** Several saves in a row become one sync. */
    private static final Duration DEBOUNCE = Duration.ofMillis(500);

    private final SyncCycle cycle;
    private final SyncRequest request;
    private final Duration betweenLooks;

    /**
     * Begins nothing yet.
     *
     * @param request made again and again
     * @param betweenLooks how long it waits where nothing changed; asking costs one index lookup a
     *     table
     */
    public SyncLoop(SyncCycle cycle, SyncRequest request, Duration betweenLooks) {
        this.cycle = cycle;
        this.request = request;
        this.betweenLooks = betweenLooks;
    }

    /**
     * Syncs until the run is cancelled.
     *
     * @param reports takes what each sync did that had something to do
     */
    public void follow(Run run, Consumer<SyncReport> reports) {
        while (!run.isCancelled()) {
            SyncReport report = once(run);
            if (report.kind() != SyncReport.Kind.IDLE) {
                reports.accept(report);
                Retry.pause(DEBOUNCE, run);
            } else {
                Retry.pause(betweenLooks, run);
            }
        }
    }

    /** Syncs once, in a run of its own, since each keeps its stages. */
    SyncReport once(Run run) {
        Run sync = new Run();
        try (Run.Registration _ = run.onCancel(sync::cancel)) {
            return cycle.sync(request, sync);
        }
    }
}
