package io.millrace.semantics.query;

/** What each figure stands beside, with the difference and the growth. */
public sealed interface Comparison {

    /** The same in another span: 2025 against 2023. The later of the two is the first value. */
    record WithSpan(Timespan other) implements Comparison {}

    /** The same in the period of equal length before. */
    record WithPeriodBefore() implements Comparison {}

    /** The same in the same period a year earlier. */
    record WithYearBefore() implements Comparison {}

    /** Two values of a dimension, which are no condition besides: Furniture against Technology. */
    record OfValues(String dimension, String first, String second) implements Comparison {}

    /** Each step of time with the one before it; needs a grouping by steps. */
    record StepBefore() implements Comparison {}

    /** Each step of time with the same one a year earlier; needs a grouping by steps. */
    record StepYearBefore() implements Comparison {}
}
