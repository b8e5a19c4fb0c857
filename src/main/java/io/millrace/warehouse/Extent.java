package io.millrace.warehouse;

import java.time.LocalDate;
import java.time.YearMonth;

/** The first and the last day on which there are sales. */
public record Extent(LocalDate first, LocalDate last) {

    /** Whether all of the period's sales are those of whole months. */
    public boolean holdsWholeMonths(Period period) {
        return new Period(
                        period.from().isAfter(first)
                                ? period.from()
                                : period.from().withDayOfMonth(1),
                        period.to().isBefore(last)
                                ? period.to()
                                : YearMonth.from(period.to()).atEndOfMonth())
                .isWholeMonths();
    }

    /**
     * Whether there is data for the whole period. It may begin a few days before the first sale,
     * since a shop is closed now and then, but not in a month before it.
     */
    boolean reachesBackTo(Period period) {
        return !YearMonth.from(period.from()).isBefore(YearMonth.from(first));
    }
}
