package io.millrace.semantics.sql;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.Formula;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Measure.Named;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Takes measures apart into what can be figured out at once, and puts them together again. */
final class MeasureSql {

    private final SemanticModel model;

    MeasureSql(SemanticModel model) {
        this.model = model;
    }

    /** The figures from which the measures are made; a ratio is made from two. */
    Set<Measure> parts(List<Measure> measures) {
        Set<Measure> parts = new LinkedHashSet<>();
        measures.forEach(measure -> addParts(measure, parts));
        return parts;
    }

    private void addParts(Measure measure, Set<Measure> parts) {
        switch (measure) {
            case Named(String name) -> {
                if (formula(name) instanceof Formula.Ratio(String above, String below)) {
                    addParts(new Named(above), parts);
                    addParts(new Named(below), parts);
                } else {
                    parts.add(measure);
                }
            }
            case Measure.Ratio(Named above, Named below) -> {
                addParts(above, parts);
                addParts(below, parts);
            }
            case Measure.CountOf _, Measure.Over _ -> parts.add(measure);
        }
    }

    /** The measure from its parts; nothing where it would be divided by nought. */
    Fragment value(Measure measure, Function<Measure, Fragment> part) {
        return switch (measure) {
            case Named(String name) ->
                    formula(name) instanceof Formula.Ratio(String above, String below)
                            ? ratio(new Named(above), new Named(below), part)
                            : part.apply(measure);
            case Measure.Ratio(Named above, Named below) -> ratio(above, below, part);
            case Measure.CountOf _, Measure.Over _ -> part.apply(measure);
        };
    }

    private Fragment ratio(Named above, Named below, Function<Measure, Fragment> part) {
        return divide(isWhole(above), operand(above, part), value(below, part));
    }

    private Fragment operand(Named measure, Function<Measure, Fragment> part) {
        Fragment value = value(measure, part);
        return isRatio(measure) ? Fragment.fill("({})", value) : value;
    }

    /**
     * One divided by the other; nothing where that is nought.
     *
     * @param whole whether the first is a whole number, of which the servers would give four places
     */
    static Fragment divide(boolean whole, Fragment above, Fragment below) {
        return Fragment.fill(precise(whole) + "{} / NULLIF({}, 0)", above, below);
    }

    /** What makes the quotient of a whole number, written behind it, have eight places. */
    static String precise(boolean whole) {
        return whole ? "1.0000 * " : "";
    }

    /** Whether it is a whole number. */
    boolean isWhole(Measure measure) {
        return format(measure) == Format.NUMBER;
    }

    /** What a part comes to over lines. */
    String overLines(Measure part) {
        return switch (part) {
            case Named(String name) -> overLines(formula(name));
            case Measure.CountOf(String dimension) ->
                    "COUNT(DISTINCT " + String.join(", ", model.dimension(dimension).key()) + ")";
            case Measure.Over _, Measure.Ratio _ ->
                    throw new IllegalArgumentException(part + " is not figured out over lines");
        };
    }

    private static String overLines(Formula formula) {
        return switch (formula) {
            case Formula.Sum(String expression) ->
                    expression.equals("1") ? "COUNT(*)" : "SUM(" + expression + ")";
            case Formula.Distinct(String expression) -> "COUNT(DISTINCT " + expression + ")";
            case Formula.Average(String expression) -> "AVG(" + expression + ")";
            case Formula.First(String expression) -> "MIN(" + expression + ")";
            case Formula.Last(String expression) -> "MAX(" + expression + ")";
            case Formula.Ratio _ ->
                    throw new IllegalArgumentException("A ratio is not figured out over lines");
        };
    }

    /** Whether it is 0 where there are no lines, and not unknown. */
    boolean isNoughtOfNothing(Measure part) {
        return switch (part) {
            case Named(String name) ->
                    formula(name) instanceof Formula.Sum
                            || formula(name) instanceof Formula.Distinct;
            case Measure.CountOf _ -> true;
            case Measure.Over _, Measure.Ratio _ -> false;
        };
    }

    /** Whether it is nothing over no lines, where it ought to be nought. */
    boolean isSum(Measure part) {
        return part instanceof Named(String name)
                && formula(name) instanceof Formula.Sum(String expression)
                && !expression.equals("1");
    }

    /** Whether it can be unknown although there are lines. */
    boolean mayBeUnknown(Measure measure) {
        return !isNoughtOfNothing(measure) && !isDate(measure);
    }

    boolean isDate(Measure measure) {
        return format(measure) == Format.DATE;
    }

    boolean isRatio(Measure measure) {
        return measure instanceof Measure.Ratio
                || (measure instanceof Named(String name)
                        && formula(name) instanceof Formula.Ratio);
    }

    Format format(Measure measure) {
        return switch (measure) {
            case Named(String name) -> model.measure(name).format();
            case Measure.CountOf _ -> Format.NUMBER;
            case Measure.Over(var statistic, var of, _) -> ofPart(statistic, format(of));
            case Measure.Ratio(var above, var below) ->
                    switch (format(above)) {
                        case MONEY -> format(below) == Format.MONEY ? Format.PERCENT : Format.MONEY;
                        case NUMBER, DECIMAL, DAYS, PERCENT, DATE, TEXT -> Format.DECIMAL;
                    };
        };
    }

    /** An average of whole numbers is none. */
    private static Format ofPart(Measure.Statistic statistic, Format format) {
        return switch (statistic) {
            case AVERAGE, MEDIAN -> format == Format.NUMBER ? Format.DECIMAL : format;
            case LOWEST, HIGHEST -> format;
        };
    }

    private Formula formula(String name) {
        return model.measure(name).formula();
    }
}
