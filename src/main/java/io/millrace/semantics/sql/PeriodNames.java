package io.millrace.semantics.sql;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Period;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** What columns that are compared are called, after their periods or values. */
final class PeriodNames {

    private final Breakdown query;
    private final List<Variant> variants;

    PeriodNames(Breakdown query, List<Variant> variants) {
        this.query = query;
        this.variants = variants;
    }

    /** Behind the question's own figures; empty where nothing is compared. */
    String own() {
        return switch (query.comparison()) {
            case null -> "";
            case Comparison.OfValues(_, String first, _) -> ", " + first;
            case Comparison.StepBefore _, Comparison.StepYearBefore _ -> "";
            case Comparison.WithSpan _,
                    Comparison.WithPeriodBefore _,
                    Comparison.WithYearBefore _ ->
                    ", " + period(variants.getFirst());
        };
    }

    /** Behind the figures that they are compared with. */
    String other() {
        return switch (query.comparison()) {
            case null -> "";
            case Comparison.OfValues(_, _, String second) -> ", " + second;
            case Comparison.StepBefore() -> ", step before";
            case Comparison.StepYearBefore() -> ", year before";
            case Comparison.WithSpan _,
                    Comparison.WithPeriodBefore _,
                    Comparison.WithYearBefore _ ->
                    ", " + period(variants.get(1));
        };
    }

    private static String period(Variant variant) {
        Context context = variant.context();
        List<Period> periods = context.subject().span().within(context.extent());
        return String.join(" and ", periods.stream().map(PeriodNames::name).toList());
    }

    /** Such as 2024, Q1 2024, March 2024, or 2024-03-01 to 2024-03-10. */
    static String name(Period period) {
        LocalDate from = period.from();
        if (is(period, Unit.YEAR)) {
            return String.valueOf(from.getYear());
        }
        if (is(period, Unit.QUARTER)) {
            return "Q%d %d".formatted((from.getMonthValue() + 2) / 3, from.getYear());
        }
        if (is(period, Unit.MONTH)) {
            return from.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
                    + " "
                    + from.getYear();
        }
        return from.equals(period.to()) ? from.toString() : from + " to " + period.to();
    }

    private static boolean is(Period period, Unit unit) {
        return unit.start(period.from()).equals(period.from())
                && unit.end(period.from()).equals(period.to());
    }
}
