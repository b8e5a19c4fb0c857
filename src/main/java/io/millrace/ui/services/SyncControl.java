package io.millrace.ui.services;

import io.millrace.work.Run;

/**
 * Carries the shop's changes to the warehouse, and says how far it is. Called in the background.
 */
public interface SyncControl {

    /**
     * Loads what changed.
     *
     * @param run hears of stages and progress, and may be cancelled
     * @throws io.millrace.MillraceException with code CANCELLED, or the reason
     */
    SyncOutcome syncNow(Run run);

    /** Whether this person may sync at all; who may not still sees how fresh the warehouse is. */
    default boolean maySync() {
        return true;
    }

    /** How fresh the warehouse is; quick, since the window asks every few seconds. */
    Freshness freshness();
}
