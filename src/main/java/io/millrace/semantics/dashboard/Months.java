package io.millrace.semantics.dashboard;

import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Periods cut so that as much as possible of them is whole months, for which there are sums.
 *
 * @param whole single months, whose sales are all in the period
 * @param partial the days that the period has of other months
 */
record Months(List<Period> whole, List<Period> partial) {

    static Months of(Collection<Period> periods, Extent extent) {
        List<Period> whole = new ArrayList<>();
        List<Period> partial = new ArrayList<>();
        for (Period period : periods) {
            for (Period part : eachOf(period)) {
                if (extent.holdsWholeMonths(part)) {
                    whole.add(Period.ofMonth(YearMonth.from(part.from())));
                } else {
                    partial.add(part);
                }
            }
        }
        return new Months(whole, partial);
    }

    /** What the period has of each month that it touches. */
    static List<Period> eachOf(Period period) {
        List<Period> parts = new ArrayList<>();
        LocalDate from = period.from();
        while (!from.isAfter(period.to())) {
            LocalDate end = YearMonth.from(from).atEndOfMonth();
            parts.add(new Period(from, end.isAfter(period.to()) ? period.to() : end));
            from = end.plusDays(1);
        }
        return parts;
    }
}
