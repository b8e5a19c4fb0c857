package io.millrace.semantics.query;

/** What becomes of a measure along the steps of time; needs a grouping by steps. */
public sealed interface Accumulation {

    /** The sum of all steps so far. */
    record Running() implements Accumulation {}

    /** The average of a step and those before it, {@code steps} in all; fewer at the beginning. */
    record Moving(int steps) implements Accumulation {}
}
