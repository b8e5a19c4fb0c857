package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settles times that belong together though they were said apart: last year's December. */
final class Times {

    private final Parts parts;
    private final Draft draft;

    Times(Parts parts) {
        this.parts = parts;
        this.draft = parts.draft();
    }

    void settle() {
        if (draft.allYears) {
            allYears();
        }
        if (draft.yearless != null) {
            ofSaidYear(draft.yearless);
        }
        if (draft.yearless != null) {
            ofEveryYear(draft.yearless);
        }
    }

    /** "by month, all years combined": the Januaries, not January 2022. */
    private void allYears() {
        draft.everything = true;
        draft.groupings.replaceAll(Times::ofAllYears);
    }

    private static Grouping ofAllYears(Grouping grouping) {
        Cycle cycle = grouping instanceof Grouping.Steps(Unit unit) ? cycle(unit) : null;
        return cycle == null ? grouping : new Grouping.Cyclic(cycle);
    }

    private static @Nullable Cycle cycle(Unit unit) {
        return switch (unit) {
            case MONTH -> Cycle.MONTH_OF_YEAR;
            case QUARTER -> Cycle.QUARTER_OF_YEAR;
            case WEEK -> Cycle.WEEK_OF_YEAR;
            case DAY, HALF, YEAR -> null;
        };
    }

    /** "last year's December", "Q4 revenue of last year". */
    private void ofSaidYear(CalendarPoint point) {
        List<Timespan> years =
                draft.spans.stream().filter(span -> !span.equals(point.span())).toList();
        if (years.size() != 1 || draft.spans.size() != 2 || !isYear(years.getFirst())) {
            return;
        }
        int year = first(years.getFirst()).getYear();
        draft.spans.clear();
        draft.spans.add(in(point, year));
        draft.remarks.removeIf(remark -> remark.contains(point.days().from().toString()));
        draft.yearless = null;
    }

    private boolean isYear(Timespan span) {
        List<Period> periods = span.within(parts.periods().extent());
        LocalDate from = periods.getFirst().from();
        return periods.size() == 1
                && from.getDayOfYear() == 1
                && (span instanceof Timespan.Current(Unit unit)
                        ? unit == Unit.YEAR
                        : periods.getFirst().to().equals(Unit.YEAR.end(from)));
    }

    /** "December sales by year". */
    private void ofEveryYear(CalendarPoint point) {
        Condition recurring = point.recurring();
        if (recurring != null
                && draft.spans.equals(List.of(point.span()))
                && draft.groupings.contains(new Grouping.Steps(Unit.YEAR))) {
            draft.spans.clear();
            draft.conditions.add(recurring);
            draft.remarks.removeIf(remark -> remark.contains(point.days().from().toString()));
            draft.yearless = null;
        }
    }

    /** "H1 vs H2 2024": both are of the year that is said with one of them. */
    void shareYear(PeriodReading other) {
        CalendarPoint point = draft.yearless;
        if (point != null
                && other.yearless() == null
                && other.span() instanceof Timespan.Days(LocalDate from, LocalDate _)
                && from != null
                && draft.spans.equals(List.of(point.span()))) {
            draft.spans.set(0, in(point, from.getYear()));
            draft.remarks.removeIf(remark -> remark.contains(point.days().from().toString()));
            draft.yearless = null;
        }
    }

    private static Timespan in(CalendarPoint point, int year) {
        LocalDate from = point.days().from().withYear(year);
        return new Timespan.Days(from, point.unit().end(from));
    }

    private LocalDate first(Timespan span) {
        return span.within(parts.periods().extent()).getFirst().from();
    }
}
