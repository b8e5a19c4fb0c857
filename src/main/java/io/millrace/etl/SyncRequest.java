package io.millrace.etl;

/**
 * How to sync.
 *
 * @param full compare and reload everything, also from a database that is not the one before
 * @param retryQuarantine look at waiting rows again even if nothing changed in the shop
 * @param comparison how much is reconciled in the end
 * @param monthsAhead how many months ahead of today have their partitions
 * @param person who asked, for the log
 */
public record SyncRequest(
        boolean full,
        boolean retryQuarantine,
        Comparison comparison,
        int monthsAhead,
        String person) {

    /** How much of both sides a sync compares once it has loaded. */
    public enum Comparison {
        /** The orders that it touched: costs as much as changed. */
        TOUCHED,
        /** Also the whole of each month touched since that month was last compared as a whole. */
        DUE_MONTHS,
        /** All months. */
        ALL_MONTHS
    }

    /** What changed, and what waits. */
    public static SyncRequest incremental(int monthsAhead, String person) {
        return new SyncRequest(false, true, Comparison.TOUCHED, monthsAhead, person);
    }

    /** Everything. */
    public SyncRequest asFull() {
        return new SyncRequest(true, retryQuarantine, comparison, monthsAhead, person);
    }

    /** Only if something changed: what waits in quarantine is not looked at by itself. */
    public SyncRequest onNews() {
        return new SyncRequest(full, false, comparison, monthsAhead, person);
    }

    public SyncRequest comparing(Comparison chosen) {
        return new SyncRequest(full, retryQuarantine, chosen, monthsAhead, person);
    }
}
