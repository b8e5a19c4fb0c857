package io.millrace.semantics.sql;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import java.util.Locale;

/** What measures are called: in SQL and for people. */
final class MeasureNames {

    private final SemanticModel model;

    MeasureNames(SemanticModel model) {
        this.model = model;
    }

    /** Such as sales, city_count, average_sales_per_month, profit_per_quantity. */
    String name(Measure measure) {
        return switch (measure) {
            case Measure.Named(String name) -> name;
            case Measure.CountOf(String dimension) -> dimension + "_count";
            case Measure.Over(var statistic, var of, Grouping part) ->
                    "%s_%s_per_%s".formatted(lower(statistic), of.name(), name(part));
            case Measure.Ratio(var above, var below) -> above.name() + "_per_" + below.name();
        };
    }

    /** Such as Sales, Number of cities, Average sales per month, Profit per units sold. */
    String label(Measure measure) {
        return capital(
                switch (measure) {
                    case Measure.Named(String name) -> model.measure(name).label();
                    case Measure.CountOf(String dimension) ->
                            "number of " + plural(model.dimension(dimension).label());
                    case Measure.Over(var statistic, var of, Grouping part) ->
                            "%s %s per %s"
                                    .formatted(
                                            lower(statistic),
                                            model.measure(of.name()).label(),
                                            label(part));
                    case Measure.Ratio(var above, var below) ->
                            model.measure(above.name()).label()
                                    + " per "
                                    + model.measure(below.name()).label();
                });
    }

    /** Such as region, month, weekday. */
    static String name(Grouping grouping) {
        return switch (grouping) {
            case Grouping.By(String dimension) -> dimension;
            case Grouping.Steps(var unit) -> lower(unit);
            case Grouping.Cyclic(var cycle) -> lower(cycle);
        };
    }

    /** Such as sub-category, month, day of month. */
    String label(Grouping grouping) {
        return switch (grouping) {
            case Grouping.By(String dimension) -> model.dimension(dimension).label();
            case Grouping.Steps(var unit) -> lower(unit);
            case Grouping.Cyclic(var cycle) -> lower(cycle).replace('_', ' ');
        };
    }

    private static String plural(String word) {
        return word.matches(".*[^aeiou]y")
                ? word.substring(0, word.length() - 1) + "ies"
                : word + "s";
    }

    static String capital(String label) {
        return label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
