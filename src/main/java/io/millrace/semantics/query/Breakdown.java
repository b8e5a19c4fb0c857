package io.millrace.semantics.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Measures, perhaps by something: the kind of question that most are.
 *
 * @param measures in order; empty for a bare list of a dimension's values
 * @param groupings in order; empty for a total
 * @param thresholds all of which a row must meet
 */
public record Breakdown(
        Subject subject,
        List<Measure> measures,
        List<Grouping> groupings,
        List<Threshold> thresholds,
        @Nullable Ranking ranking,
        @Nullable Comparison comparison,
        @Nullable Share share,
        @Nullable Accumulation accumulation)
        implements SemanticQuery {

    public Breakdown {
        measures = List.copyOf(measures);
        groupings = List.copyOf(groupings);
        thresholds = List.copyOf(thresholds);
        if (measures.isEmpty() && groupings.isEmpty()) {
            throw new IllegalArgumentException("Neither a measure nor anything to list");
        }
    }

    /** The total of a measure over everything. */
    public static Breakdown of(Measure... measures) {
        return new Breakdown(
                Subject.EVERYTHING,
                List.of(measures),
                List.of(),
                List.of(),
                null,
                null,
                null,
                null);
    }

    @Override
    public Breakdown about(Subject other) {
        return new Breakdown(
                other, measures, groupings, thresholds, ranking, comparison, share, accumulation);
    }

    public Breakdown measuring(List<Measure> others) {
        return new Breakdown(
                subject, others, groupings, thresholds, ranking, comparison, share, accumulation);
    }

    public Breakdown by(List<Grouping> others) {
        return new Breakdown(
                subject, measures, others, thresholds, ranking, comparison, share, accumulation);
    }

    public Breakdown keeping(List<Threshold> others) {
        return new Breakdown(
                subject, measures, groupings, others, ranking, comparison, share, accumulation);
    }

    public Breakdown ranked(@Nullable Ranking other) {
        return new Breakdown(
                subject, measures, groupings, thresholds, other, comparison, share, accumulation);
    }

    public Breakdown compared(@Nullable Comparison other) {
        return new Breakdown(
                subject, measures, groupings, thresholds, ranking, other, share, accumulation);
    }

    public Breakdown shared(@Nullable Share other) {
        return new Breakdown(
                subject, measures, groupings, thresholds, ranking, comparison, other, accumulation);
    }

    public Breakdown accumulated(@Nullable Accumulation other) {
        return new Breakdown(
                subject, measures, groupings, thresholds, ranking, comparison, share, other);
    }
}
