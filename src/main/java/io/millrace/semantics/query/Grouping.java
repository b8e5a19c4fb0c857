package io.millrace.semantics.query;

/** By what an answer has a row. */
public sealed interface Grouping {

    /** A row for each value of a dimension. */
    record By(String dimension) implements Grouping {}

    /** A row for each step of time, oldest first and without gaps. */
    record Steps(Unit unit) implements Grouping {}

    /** A row for each part of the calendar that comes round: by weekday, by month of the year. */
    record Cyclic(Cycle cycle) implements Grouping {}
}
