package io.millrace.etl;

import io.millrace.MillraceException;
import io.millrace.config.RetentionSettings;
import io.millrace.config.SyncSettings;
import io.millrace.db.Databases;
import io.millrace.work.Run;
import io.millrace.work.Worker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the shop in the background while it is switched on, also past failures: a server that
 * comes back is followed again.
 */
public final class AutomaticSync implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AutomaticSync.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final SyncCycle cycle;
    private final SyncRequest request;
    private final Worker worker = new Worker("automatic-sync", 1);
    private Optional<Run> following = Optional.empty();
    private Duration interval;
    private volatile Optional<String> problem = Optional.empty();

    /**
     * Switched off, with the interval of the settings.
     *
     * @param retention how long records are kept, as it holds at that time
     */
    public AutomaticSync(
            Databases databases,
            SyncSettings settings,
            Supplier<RetentionSettings> retention,
            String person) {
        cycle = new SyncCycle(databases, settings.retries(), retention);
        request = SyncRequest.incremental(settings.monthsAhead(), person).onNews();
        interval = settings.interval();
    }

    public synchronized boolean isOn() {
        return following.isPresent();
    }

    /** How often it looks for changes. */
    public synchronized Duration interval() {
        return interval;
    }

    /** Why it does not get on, as it was found last. */
    public Optional<String> problem() {
        return problem;
    }

    /** Switches it on, or goes on at another interval. A sync under way is begun again. */
    public synchronized void follow(Duration betweenLooks) {
        stop();
        interval = betweenLooks;
        Run run = new Run();
        following = Optional.of(run);
        var _ =
                worker.submit(() -> {
                    follow(run, betweenLooks);
                    return true;
                });
    }

    /** Switches it off. A sync under way is cancelled and leaves the warehouse as it was. */
    public synchronized void stop() {
        following.ifPresent(Run::cancel);
        following = Optional.empty();
        problem = Optional.empty();
    }

    /** Switches it off, to look that often once it is switched on again. */
    public synchronized void stop(Duration betweenLooks) {
        stop();
        interval = betweenLooks;
    }

    private void follow(Run run, Duration betweenLooks) {
        SyncLoop loop = new SyncLoop(cycle, request, betweenLooks);
        while (!run.isCancelled()) {
            try {
                loop.once(run);
                problem = Optional.empty();
                loop.follow(run, _ -> {});
            } catch (MillraceException failed) {
                if (failed.code() != MillraceException.Code.CANCELLED) {
                    LOG.warn("The automatic sync goes on in a moment", failed);
                    problem = Optional.of(String.valueOf(failed.getMessage()));
                    rest(run);
                }
            }
        }
    }

    private static void rest(Run run) {
        try {
            Retry.pause(AFTER_FAILURE, run);
        } catch (MillraceException stopped) {
            LOG.debug("Switched off while it rested", stopped);
        }
    }

    /** Switches it off and lets its connections go. */
    @Override
    public void close() {
        stop();
        worker.close();
        cycle.close();
    }
}
