package io.millrace.semantics.dashboard;

import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Cuts periods so that as much as possible of them is whole months, for which there are sums. */
final class Months {

    private Months() {}

    /** Disjoint parts that make up the period: its whole months, and the days around them. */
    static List<Period> of(Period period, Extent extent) {
        if (extent.holdsWholeMonths(period)) {
            return List.of(period);
        }
        LocalDate first = firstWhole(period, extent);
        LocalDate last = lastWhole(period, extent);
        if (!first.isBefore(last)) {
            return List.of(period);
        }
        List<Period> parts = new ArrayList<>();
        if (period.from().isBefore(first)) {
            parts.add(new Period(period.from(), first.minusDays(1)));
        }
        parts.add(new Period(first, last));
        if (last.isBefore(period.to())) {
            parts.add(new Period(last.plusDays(1), period.to()));
        }
        return parts;
    }

    private static LocalDate firstWhole(Period period, Extent extent) {
        LocalDate from = period.from();
        boolean whole = from.getDayOfMonth() == 1 || !from.isAfter(extent.first());
        return whole ? from : from.withDayOfMonth(1).plusMonths(1);
    }

    private static LocalDate lastWhole(Period period, Extent extent) {
        LocalDate to = period.to();
        boolean whole = to.equals(YearMonth.from(to).atEndOfMonth()) || !to.isBefore(extent.last());
        return whole ? to : to.withDayOfMonth(1).minusDays(1);
    }
}
