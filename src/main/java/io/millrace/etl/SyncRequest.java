package io.millrace.etl;

/**
 * How to sync.
 *
 * @param full compare and reload everything, also from a database that is not the one before
 * @param retryQuarantine look at waiting rows again even if nothing changed in the shop
 * @param monthsAhead how many months ahead of today have their partitions
 * @param person who asked, for the log
 */
public record SyncRequest(boolean full, boolean retryQuarantine, int monthsAhead, String person) {

    /** What changed, and what waits. */
    public static SyncRequest incremental(int monthsAhead, String person) {
        return new SyncRequest(false, true, monthsAhead, person);
    }

    public SyncRequest asFull() {
        return new SyncRequest(true, retryQuarantine, monthsAhead, person);
    }
}
