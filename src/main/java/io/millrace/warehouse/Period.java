package io.millrace.warehouse;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** Days from one to another, both included. */
public record Period(LocalDate from, LocalDate to) {

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period ends on " + to + " before " + from);
        }
    }

    public static Period ofMonth(YearMonth month) {
        return new Period(month.atDay(1), month.atEndOfMonth());
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }

    /** How many calendar months it touches. */
    public long months() {
        return ChronoUnit.MONTHS.between(YearMonth.from(from), YearMonth.from(to)) + 1;
    }

    public boolean isWholeMonths() {
        return from.getDayOfMonth() == 1 && isMonthEnd(to);
    }

    /**
     * The period of the same length that ends where this one begins. One that begins with a month
     * is measured in months, so that March is compared with February and the first ten days of
     * March with the first ten of February; any other is measured in days.
     */
    public Period previous() {
        if (from.getDayOfMonth() != 1) {
            return new Period(from.minusDays(days()), from.minusDays(1));
        }
        LocalDate end = isMonthEnd(to) ? from.minusDays(1) : to.minusMonths(months());
        return new Period(from.minusMonths(months()), end);
    }

    /** The same days a year earlier; the last of February is the last of February. */
    public Period yearBefore() {
        LocalDate end = to.minusYears(1);
        return new Period(
                from.minusYears(1), isWholeMonths() ? YearMonth.from(end).atEndOfMonth() : end);
    }

    /** The first day as the warehouse writes it, yyyymmdd. */
    public int fromKey() {
        return dayKey(from);
    }

    /** The last day as the warehouse writes it, yyyymmdd. */
    public int toKey() {
        return dayKey(to);
    }

    /** A day as the warehouse writes it, yyyymmdd. */
    static int dayKey(LocalDate day) {
        return monthKey(day) * 100 + day.getDayOfMonth();
    }

    /** A month as the warehouse writes it, yyyymm. */
    public static int monthKey(LocalDate day) {
        return day.getYear() * 100 + day.getMonthValue();
    }

    static LocalDate day(int key) {
        return LocalDate.of(key / 10_000, key / 100 % 100, key % 100);
    }

    private static boolean isMonthEnd(LocalDate day) {
        return day.equals(YearMonth.from(day).atEndOfMonth());
    }
}
