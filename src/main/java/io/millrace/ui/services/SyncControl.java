package io.millrace.ui.services;

import io.millrace.MillraceException;
import io.millrace.etl.AutomaticSync;
import io.millrace.work.Run;
import java.util.Optional;

/**
 * Carries the shop's changes to the warehouse, and says how far it is. Called in the background.
 */
public interface SyncControl extends AutoCloseable {

    /**
     * Loads what changed.
     *
     * @param run hears of stages and progress, and may be cancelled
     * @throws MillraceException with code CANCELLED, or the reason
     */
    SyncOutcome syncNow(Run run);

    /** Loads as much as is wanted; who may sync at all may load what changed. */
    default SyncOutcome sync(SyncExtent extent, Run run) {
        return switch (extent) {
            case CHANGES -> syncNow(run);
            case EVERYTHING, ALL_MONTHS ->
                    throw new MillraceException(
                            MillraceException.Code.NOT_PERMITTED,
                            "Executives reload and compare the whole warehouse; ask one.");
        };
    }

    /** Whether this person may sync at all; who may not still sees how fresh the warehouse is. */
    default boolean maySync() {
        return true;
    }

    /** How fresh the warehouse is; quick, since the window asks every few seconds. */
    Freshness freshness();

    /**
     * The run whose state the warehouse shows: another number means that there is something new to
     * see, whoever loaded it. Quicker still, since the window asks several times a second.
     */
    long loadedRun();

    /** What syncs by itself; empty for those who may not switch it. */
    default Optional<AutomaticSync> automatic() {
        return Optional.empty();
    }

    /**
     * Has the automatic sync begin the next time as it is now.
     *
     * @throws MillraceException if that cannot be kept
     */
    default void keepAutomatic() {}

    /** Ends what belongs to this person alone. */
    @Override
    default void close() {}
}
