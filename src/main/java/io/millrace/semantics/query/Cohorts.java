package io.millrace.semantics.query;

/**
 * Customers by the unit of time in which they first bought, and how many of them bought again in
 * each unit after it.
 *
 * @param unit month, quarter or year
 */
public record Cohorts(Subject subject, Unit unit) implements SemanticQuery {
    @Override
    public Cohorts about(Subject other) {
        return new Cohorts(other, unit);
    }
}
