package io.millrace.semantics.model;

/**
 * How a measure is computed from the lines; expressions are SQL over the model's short table names.
 */
public sealed interface Formula {

    /** Adds up over every grouping. */
    record Sum(String expression) implements Formula {}

    /** Counts different values; does not add up. */
    record Distinct(String expression) implements Formula {}

    /** The mean over the lines; does not add up. */
    record Average(String expression) implements Formula {}

    /** Two measures, one divided by the other; does not add up. */
    record Ratio(String above, String below) implements Formula {}

    /** The earliest day, as yyyymmdd. */
    record First(String expression) implements Formula {}

    /** The latest day, as yyyymmdd. */
    record Last(String expression) implements Formula {}

    /** Whether the sum over the parts is the figure of the whole. */
    default boolean addsUp() {
        return this instanceof Sum;
    }
}
