package io.millrace.ask.finding;

import io.millrace.ask.words.SpanWords;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Timespan;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.words.Formats;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the figures of an answer stand beside.
 *
 * @param span of the answer's own figures: of two spans the later one
 * @param own behind the measure, such as "for Furniture"; empty where the span says it
 * @param other such as "in 2023" or "for Technology"
 * @param name such as "2023" or "Technology"
 */
record Rival(Timespan span, String own, String other, String name) {

    static @Nullable Rival of(Breakdown query, Extent extent, Formats formats) {
        Timespan span = query.subject().span();
        return switch (query.comparison()) {
            case null -> null;
            case Comparison.WithSpan(Timespan other) ->
                    first(other, extent).isAfter(first(span, extent))
                            ? beside(other, span)
                            : beside(span, other);
            case Comparison.WithPeriodBefore() ->
                    in(span, "the period before" + before(span.within(extent), formats));
            case Comparison.WithYearBefore(), Comparison.StepYearBefore() ->
                    new Rival(span, "", "a year earlier", "a year earlier");
            case Comparison.OfValues(_, String first, String second) ->
                    new Rival(span, "for " + first, "for " + second, second);
            case Comparison.StepBefore() ->
                    in(span, "the %s before".formatted(SpanWords.finest(query.groupings())));
        };
    }

    private static Rival in(Timespan span, String name) {
        return new Rival(span, "", "in " + name, name);
    }

    private static Rival beside(Timespan span, Timespan other) {
        String when = SpanWords.when(other);
        return new Rival(
                span, "", when.isEmpty() ? "in all the time" : when, SpanWords.name(other));
    }

    boolean isOfValues() {
        return !own.isEmpty();
    }

    private static LocalDate first(Timespan span, Extent extent) {
        return span.within(extent).getFirst().from();
    }

    private static String before(List<Period> periods, Formats formats) {
        return ", " + formats.period(periods.getFirst().previous());
    }
}
