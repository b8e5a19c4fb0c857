package io.millrace.ask.words;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Timespan;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Conditions in words. */
public final class ConditionWords {

    private static final String JOINT = " or ";

    private final SemanticModel model;
    private final FigureWords figures;

    public ConditionWords(SemanticModel model) {
        this.model = model;
        this.figures = new FigureWords(model);
    }

    /** A condition as a part of a sentence, such as "for category Furniture or Technology". */
    public String clause(Condition condition) {
        return switch (condition) {
            case Condition.OneOf(String dimension, List<String> values, boolean negated) ->
                    (negated ? "except " : "for ") + among(dimension, values);
            case Condition.Numeric(String attribute, var range, boolean negated) ->
                    "%s %s %s"
                            .formatted(
                                    negated ? "without" : "with",
                                    model.attribute(attribute).words().getFirst(),
                                    RangeWords.of(range, model.attribute(attribute).format()));
            case Condition.Flagged(String flag, boolean negated) ->
                    "only those " + (negated ? "not " : "") + model.flag(flag).label();
            case Condition.Recurring(Cycle cycle, List<Integer> values, boolean negated) ->
                    (negated ? "not " : "") + recurring(cycle, values);
            case Condition.Dated(var basis, Timespan span) ->
                    "with %s %s"
                            .formatted(model.basis(basis).label(), SpanWords.dated(span, JOINT));
            case Condition.Belonging belonging -> belonging(belonging);
        };
    }

    /** A dimension and some of its values, such as "region East or West". */
    String among(String dimension, List<String> values) {
        return model.dimension(dimension).label()
                + " "
                + values.stream().map(Quotation::of).collect(Collectors.joining(JOINT));
    }

    /**
     * Conditions within another one, where a comma would end that one, such as "for region West and
     * that were returned".
     */
    public String inner(List<Condition> conditions) {
        return conditions.stream().map(this::inner).collect(Collectors.joining(" and "));
    }

    private String inner(Condition condition) {
        return switch (condition) {
            case Condition.Flagged(String flag, boolean negated) ->
                    "that were " + (negated ? "not " : "") + model.flag(flag).label();
            case Condition.Belonging belonging -> "(" + belonging(belonging) + ")";
            case Condition.OneOf _, Condition.Numeric _, Condition.Recurring _, Condition.Dated _ ->
                    clause(condition);
        };
    }

    private String belonging(Condition.Belonging belonging) {
        return "of %s %s".formatted(figures.plural(belonging.entity()), deed(belonging));
    }

    /** What is told of an entity, such as "that had no sales in 2024". */
    public String deed(Condition.Belonging belonging) {
        Condition.Deed deed = belonging.deed();
        List<String> parts = new ArrayList<>();
        parts.add(SpanWords.when(deed.span(), JOINT));
        parts.add(inner(deed.conditions()));
        parts.removeIf(String::isEmpty);
        String which = parts.isEmpty() ? "" : " " + String.join(" and ", parts);
        String amount = deed.amount() == null ? "" : " where " + figures.threshold(deed.amount());
        return "that had %ssales%s%s".formatted(quantifier(belonging.quantifier()), which, amount);
    }

    private static String quantifier(Condition.Quantifier quantifier) {
        return switch (quantifier) {
            case SOME -> "";
            case NONE -> "no ";
            case ALL -> "only ";
        };
    }

    private static String recurring(Cycle cycle, List<Integer> values) {
        return switch (cycle) {
            case QUARTER_OF_YEAR -> "in " + each(values, "Q%d"::formatted) + " of any year";
            case MONTH_OF_YEAR -> "in " + each(values, ConditionWords::month) + " of any year";
            case WEEK_OF_YEAR -> "in " + each(values, "week %d"::formatted) + " of any year";
            case DAY_OF_MONTH -> "on " + each(values, "day %d"::formatted) + " of any month";
            case WEEKDAY -> "on " + each(values, ConditionWords::weekday);
            case PART_OF_WEEK -> "on " + each(values, part -> part == 1 ? "weekdays" : "weekends");
        };
    }

    private static String each(List<Integer> values, IntFunction<String> words) {
        return values.stream().map(words::apply).collect(Collectors.joining(JOINT));
    }

    private static String month(int number) {
        return Month.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    private static String weekday(int number) {
        return DayOfWeek.of(number).getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s";
    }
}
