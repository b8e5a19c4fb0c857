package io.millrace.semantics.query;

/** What is measured. Names are the semantic model's. */
public sealed interface Measure {

    /** One of the model's measures: sales, orders, return_rate. */
    record Named(String name) implements Measure {}

    /** How many different values of a dimension occur: how many cities, how many products. */
    record CountOf(String dimension) implements Measure {}

    /**
     * A statistic of a measure over parts: average sales per month, the median order's sales, the
     * largest order of a customer.
     */
    record Over(Statistic statistic, Named measure, Grouping part) implements Measure {}

    /** One measure divided by another: profit per unit sold. */
    record Ratio(Named numerator, Named denominator) implements Measure {}

    /** How the figures of several parts become one. */
    enum Statistic {
        AVERAGE,
        MEDIAN,
        LOWEST,
        HIGHEST
    }
}
