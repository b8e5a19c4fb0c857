package io.millrace.ui.services;

/** How much a sync takes in. */
public enum SyncExtent {
    /** What changed, and what waits in quarantine. */
    CHANGES,
    /** Everything, compared and loaded again. */
    EVERYTHING,
    /** What changed; then all months of both sides are compared as a whole. */
    ALL_MONTHS
}
