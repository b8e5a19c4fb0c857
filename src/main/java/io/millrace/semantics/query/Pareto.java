package io.millrace.semantics.query;

import java.math.BigDecimal;

/**
 * How few of a dimension's values make the greater part of a measure.
 *
 * @param dimension such as customer or product
 * @param share the part of the whole that they make, a fraction: 0.8 usually
 */
public record Pareto(Subject subject, String dimension, Measure.Named measure, BigDecimal share)
        implements SemanticQuery {
    @Override
    public Pareto about(Subject other) {
        return new Pareto(other, dimension, measure, share);
    }
}
