package io.millrace.semantics.query;

import java.math.BigDecimal;

/**
 * How few of a dimension's values make the greater part of a measure.
 *
 * @param dimension such as customer or product
 * @param share the part of the whole that they make, a fraction: 0.8 usually
 * @param listed whether each of them is wanted, the greatest first, and not only how many they are
 */
public record Pareto(
        Subject subject, String dimension, Measure.Named measure, BigDecimal share, boolean listed)
        implements SemanticQuery {

    /** A share without noughts at the end, so that equal ones are equal. */
    public Pareto {
        share = Range.plain(share);
    }

    /** How many they are, of how many. */
    public Pareto(Subject subject, String dimension, Measure.Named measure, BigDecimal share) {
        this(subject, dimension, measure, share, false);
    }

    @Override
    public Pareto about(Subject other) {
        return new Pareto(other, dimension, measure, share, listed);
    }

    public Pareto listing(boolean other) {
        return new Pareto(subject, dimension, measure, share, other);
    }
}
