package io.millrace.semantics.query;

/**
 * Keeps the rows of which a figure is within a limit: sales over 10,000, a margin below average.
 */
public record Threshold(Measure measure, Figure figure, Limit limit) {

    /** What a figure is held against. */
    public sealed interface Limit {

        /** Numbers. */
        record Within(Range range) implements Limit {}

        /** The average over all rows. */
        record AboveAverage() implements Limit {}

        /** The average over all rows. */
        record BelowAverage() implements Limit {}
    }

    public static Threshold of(Measure measure, Range range) {
        return new Threshold(measure, Figure.VALUE, new Limit.Within(range));
    }
}
