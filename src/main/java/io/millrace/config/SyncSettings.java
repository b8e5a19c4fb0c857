package io.millrace.config;

import java.time.Duration;

/**
 * How the warehouse is kept in step.
 *
 * @param automatic whether Millrace syncs by itself while it runs
 * @param interval how often it looks for changes
 * @param retries how often a sync is tried again after a passing fault
 * @param monthsAhead how many months of partitions are kept ready
 */
public record SyncSettings(boolean automatic, Duration interval, int retries, int monthsAhead) {

    /** Spread over 45 seconds, in which a server restarts. */
    public static final int USUAL_RETRIES = 7;
}
