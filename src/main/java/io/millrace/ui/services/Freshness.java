package io.millrace.ui.services;

import java.time.Duration;

/** How far the warehouse is behind the shop. */
public sealed interface Freshness {

    /** Nothing was ever loaded. */
    record Never() implements Freshness {}

    /**
     * Something was.
     *
     * @param behind since when the shop has changes that the warehouse lacks; zero if it has none
     * @param quarantined rows that wait for repair
     */
    record Known(Duration behind, Verdict verdict, long quarantined) implements Freshness {}

    /** What the last comparison of both sides found. */
    enum Verdict {
        RECONCILED,
        DIFFERENT,
        NOT_COMPARED
    }
}
