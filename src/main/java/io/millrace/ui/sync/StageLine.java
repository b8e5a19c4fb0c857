package io.millrace.ui.sync;

import io.millrace.work.Run;
import java.time.Duration;

/**
 * A stage of a sync.
 *
 * @param total expected rows, or −1 where nobody knows
 * @param isDone whether it has ended
 */
public record StageLine(String name, long rows, long total, Duration elapsed, boolean isDone) {

    private static final double NANOS = 1e9;

    /** One that has ended. */
    public static StageLine of(Run.Stage stage) {
        return new StageLine(stage.name(), stage.rows(), stage.rows(), stage.elapsed(), true);
    }

    /** Rows a second; 0 where too little time has passed to tell. */
    public long rate() {
        return elapsed.isZero() ? 0 : Math.round(rows * NANOS / elapsed.toNanos());
    }
}
