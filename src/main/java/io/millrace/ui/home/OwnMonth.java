package io.millrace.ui.home;

import io.millrace.oltp.OwnDay;
import io.millrace.warehouse.Period;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * One month of one's own work beside the month before; of the month under way, both up to the same
 * day.
 *
 * @param days those on which anything was done, of both months
 */
record OwnMonth(Period period, Period before, List<OwnDay> days) {

    OwnMonth {
        days = List.copyOf(days);
    }

    /** The days of a month that are over. */
    static Period period(YearMonth month, LocalDate today) {
        LocalDate last = month.atEndOfMonth();
        return new Period(month.atDay(1), last.isAfter(today) ? today : last);
    }

    /** As many days of the month before. */
    static Period before(YearMonth month, LocalDate today) {
        YearMonth earlier = month.minusMonths(1);
        LocalDate last = earlier.atEndOfMonth();
        boolean underWay = month.atEndOfMonth().isAfter(today);
        int day = Math.min(today.getDayOfMonth(), last.getDayOfMonth());
        return new Period(earlier.atDay(1), underWay ? earlier.atDay(day) : last);
    }

    /** The whole month, also while it is under way. */
    Period whole() {
        YearMonth month = YearMonth.from(period.from());
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    OwnDay total() {
        return total(period);
    }

    OwnDay totalBefore() {
        return total(before);
    }

    private OwnDay total(Period days) {
        return this.days.stream()
                .filter(day -> !day.day().isBefore(days.from()) && !day.day().isAfter(days.to()))
                .reduce(OwnDay.idle(days.from()), OwnDay::plus);
    }

    /** Each day of the month so far, the idle ones too. */
    List<OwnDay> byDay() {
        return period.from()
                .datesUntil(period.to().plusDays(1))
                .map(day -> total(new Period(day, day)))
                .toList();
    }

    /** All sales over all orders: not the mean of the days' means. */
    static Optional<BigDecimal> averageOrder(OwnDay work) {
        return part(work.sales(), work.orders());
    }

    /** Orders that came back over all orders. */
    static Optional<BigDecimal> returnRate(OwnDay work) {
        return part(BigDecimal.valueOf(work.returned()), work.orders());
    }

    private static Optional<BigDecimal> part(BigDecimal amount, long orders) {
        return orders == 0
                ? Optional.empty()
                : Optional.of(amount.divide(BigDecimal.valueOf(orders), MathContext.DECIMAL64));
    }
}
