package io.millrace.ask.finding;

import io.millrace.ask.words.SpanWords;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * Steps of time as they stand in the rows: 2024-03-31, 2024-W09, 2024-03, 2024-Q1, 2024-H1, 2024.
 */
final class StepNames {

    private StepNames() {}

    /** Such as March 2024 or week 9 of 2024. */
    static String name(Unit unit, String step) {
        return SpanWords.name(days(unit, step));
    }

    static Timespan.Days days(Unit unit, String step) {
        return Timespan.Days.of(unit, first(unit, step));
    }

    private static LocalDate first(Unit unit, String step) {
        int year = Integer.parseInt(step.substring(0, 4));
        return switch (unit) {
            case DAY -> LocalDate.parse(step);
            case WEEK ->
                    // The fourth of January is always in the first week.
                    LocalDate.of(year, 1, 4)
                            .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number(step, 6));
            case MONTH -> LocalDate.of(year, number(step, 5), 1);
            case QUARTER -> LocalDate.of(year, 3 * number(step, 6) - 2, 1);
            case HALF -> LocalDate.of(year, 6 * number(step, 6) - 5, 1);
            case YEAR -> LocalDate.of(year, 1, 1);
        };
    }

    private static int number(String step, int from) {
        return Integer.parseInt(step.substring(from));
    }
}
