package io.millrace.semantics.query;

/** A question about the business, understood: the one form that every engine reads into. */
public sealed interface SemanticQuery
        permits Breakdown, Cohorts, Pareto, Correlation, Basket, Coverage {

    /** Which sales it is about. */
    Subject subject();

    /** The same question about other sales. */
    SemanticQuery about(Subject subject);
}
