package io.millrace.ui.services;

import java.time.Duration;

/**
 * What a sync did.
 *
 * @param lines order lines that were loaded
 * @param deleted order lines that were removed
 * @param returns returns that were loaded
 * @param quarantined rows that wait for repair, in all
 * @param reconciled whether both sides are equal now
 */
public record SyncOutcome(
        long lines,
        long deleted,
        long returns,
        long quarantined,
        boolean reconciled,
        Duration elapsed) {

    public boolean changedNothing() {
        return lines == 0 && deleted == 0 && returns == 0;
    }
}
