package io.millrace.semantics.query;

import org.jspecify.annotations.Nullable;

/**
 * How far one measure goes along with another: Pearson's coefficient, from -1 to 1.
 *
 * @param over what is a point: the values of a dimension or steps of time; null for the lines
 */
public record Correlation(
        Subject subject, Measure.Named left, Measure.Named right, @Nullable Grouping over)
        implements SemanticQuery {
    @Override
    public Correlation about(Subject other) {
        return new Correlation(other, left, right, over);
    }
}
