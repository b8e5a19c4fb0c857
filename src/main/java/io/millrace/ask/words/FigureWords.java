package io.millrace.ask.words;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Figure;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Threshold;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures, what they are grouped by and what they are held against, in words. */
public final class FigureWords {

    private static final String NUMBER_OF = "number of ";

    private final SemanticModel model;
    private final Set<String> plurals;

    public FigureWords(SemanticModel model) {
        this.model = model;
        this.plurals =
                model.dimensions().values().stream()
                        .map(dimension -> Plural.of(dimension.label()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** A measure, such as "number of orders" or "average of the sales of each month". */
    public String measure(Measure measure) {
        return switch (measure) {
            case Measure.Named(String name) -> named(model.measure(name).label());
            case Measure.CountOf(String dimension) -> "number of different " + plural(dimension);
            case Measure.Over(Measure.Statistic statistic, Measure.Named of, Grouping part) ->
                    "%s of the %s of each %s"
                            .formatted(statistic(statistic), measure(of), grouping(part));
            case Measure.Ratio(Measure.Named numerator, Measure.Named denominator) ->
                    measure(numerator) + " divided by " + measure(denominator);
        };
    }

    private String named(String label) {
        return plurals.contains(label) ? NUMBER_OF + label : label;
    }

    private static String statistic(Measure.Statistic statistic) {
        return switch (statistic) {
            case AVERAGE -> "average";
            case MEDIAN -> "median";
            case LOWEST -> "lowest";
            case HIGHEST -> "highest";
        };
    }

    /** A figure of a measure, such as "growth in sales". */
    public String figure(Measure measure, Figure figure) {
        return switch (figure) {
            case VALUE -> measure(measure);
            case DIFFERENCE -> "difference in " + measure(measure);
            case GROWTH -> "growth in " + measure(measure);
            case SHARE -> "share in " + measure(measure);
        };
    }

    /** A dimension's label in the plural. */
    public String plural(String dimension) {
        return Plural.of(model.dimension(dimension).label());
    }

    public String grouping(Grouping grouping) {
        return switch (grouping) {
            case Grouping.By(String dimension) -> model.dimension(dimension).label();
            case Grouping.Steps(var unit) -> SpanWords.unit(unit);
            case Grouping.Cyclic(Cycle cycle) -> cycle(cycle);
        };
    }

    /** Several groupings, such as "region, month and weekday". */
    public String groupings(List<Grouping> groupings) {
        return Enumeration.of(groupings.stream().map(this::grouping).toList());
    }

    private static String cycle(Cycle cycle) {
        return switch (cycle) {
            case QUARTER_OF_YEAR -> "quarter of the year";
            case MONTH_OF_YEAR -> "month of the year";
            case WEEK_OF_YEAR -> "week of the year";
            case DAY_OF_MONTH -> "day of the month";
            case WEEKDAY -> "weekday";
            case PART_OF_WEEK -> "part of the week";
        };
    }

    /** A threshold, such as "sales are over 10,000". */
    public String threshold(Threshold threshold) {
        String figure = figure(threshold.measure(), threshold.figure());
        return figure + (isPlural(threshold) ? " are " : " is ") + limit(threshold);
    }

    private boolean isPlural(Threshold threshold) {
        return threshold.figure() == Figure.VALUE && isPlural(threshold.measure());
    }

    /** Whether a measure's words are in the plural: sales are, number of orders is. */
    public boolean isPlural(Measure measure) {
        String words = measure(measure);
        if (!(measure instanceof Measure.Named) || words.startsWith(NUMBER_OF)) {
            return false;
        }
        String head = words.split(" (?:of|per|to|in|on|from) ", 2)[0];
        String first = head.split(" ", 2)[0];
        return isManyOf(first) || isManyOf(head);
    }

    private static boolean isManyOf(String word) {
        return word.endsWith("s") && !word.endsWith("ss");
    }

    private String limit(Threshold threshold) {
        return switch (threshold.limit()) {
            case Threshold.Limit.Within(Range range) ->
                    RangeWords.of(range, format(threshold.measure(), threshold.figure()));
            case Threshold.Limit.AboveAverage() -> "above average";
            case Threshold.Limit.BelowAverage() -> "below average";
        };
    }

    /** How a figure of a measure is written. */
    public Format format(Measure measure, Figure figure) {
        return switch (figure) {
            case GROWTH, SHARE -> Format.PERCENT;
            case VALUE, DIFFERENCE ->
                    switch (measure) {
                        case Measure.Named(String name) -> model.measure(name).format();
                        case Measure.CountOf _ -> Format.NUMBER;
                        case Measure.Over over -> model.measure(over.measure().name()).format();
                        case Measure.Ratio _ -> Format.DECIMAL;
                    };
        };
    }
}
