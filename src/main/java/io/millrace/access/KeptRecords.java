package io.millrace.access;

import java.time.Instant;
import java.util.Optional;

/**
 * What is kept of who did what.
 *
 * @param purgedAt when somebody last removed what was old enough
 */
public record KeptRecords(Kept shop, Kept warehouse, Kept questions, Instant purgedAt) {

    /**
     * One of the records.
     *
     * @param count how many there are
     * @param oldest empty where there are none
     * @param due how many a purge would remove
     * @param days how many days are kept; more than asked for where the servers want more
     */
    public record Kept(long count, Optional<Instant> oldest, long due, int days) {}

    /** How many a purge would remove. */
    public long due() {
        return shop.due() + warehouse.due() + questions.due();
    }
}
