package io.millrace.semantics.sql;

import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Unit;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * Parts of the calendar, from the number of a day as the warehouse writes it, yyyymmdd. Numbers of
 * steps rise with time and name the step: 202403 a month, 20241 a quarter or half, 202409 a week.
 */
final class CalendarSql {

    private CalendarSql() {}

    /** The number of the step in which a day lies. */
    static String step(Unit unit, String day) {
        return switch (unit) {
            case DAY -> day;
            case WEEK -> "YEARWEEK(" + day + ", 3)";
            case MONTH -> day + " DIV 100";
            case QUARTER -> "%1$s DIV 10000 * 10 + (%1$s DIV 100 MOD 100 + 2) DIV 3".formatted(day);
            case HALF -> "%1$s DIV 10000 * 10 + (%1$s DIV 100 MOD 100 + 5) DIV 6".formatted(day);
            case YEAR -> day + " DIV 10000";
        };
    }

    /** Likewise, of a day that is known. */
    static int step(Unit unit, LocalDate day) {
        return switch (unit) {
            case DAY -> (day.getYear() * 100 + day.getMonthValue()) * 100 + day.getDayOfMonth();
            case WEEK ->
                    day.get(IsoFields.WEEK_BASED_YEAR) * 100
                            + day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case MONTH -> day.getYear() * 100 + day.getMonthValue();
            case QUARTER -> day.getYear() * 10 + day.get(IsoFields.QUARTER_OF_YEAR);
            case HALF -> day.getYear() * 10 + (day.getMonthValue() + 5) / 6;
            case YEAR -> day.getYear();
        };
    }

    /**
     * The number of the step in which a month lies, which is the month itself, yyyymm, or wider.
     */
    static String stepOfMonth(Unit unit, String month) {
        return switch (unit) {
            case MONTH -> month;
            case QUARTER -> "%1$s DIV 100 * 10 + (%1$s MOD 100 + 2) DIV 3".formatted(month);
            case HALF -> "%1$s DIV 100 * 10 + (%1$s MOD 100 + 5) DIV 6".formatted(month);
            case YEAR -> month + " DIV 100";
            case DAY, WEEK -> throw new IllegalArgumentException("A month is not within a " + unit);
        };
    }

    /** The number of the part of a year in which a month lies. */
    static String partOfMonth(Cycle cycle, String month) {
        return switch (cycle) {
            case MONTH_OF_YEAR -> month + " MOD 100";
            case QUARTER_OF_YEAR -> "(" + month + " MOD 100 + 2) DIV 3";
            case WEEK_OF_YEAR, DAY_OF_MONTH, WEEKDAY, PART_OF_WEEK ->
                    throw new IllegalArgumentException("A month is not within a " + cycle);
        };
    }

    /** The number of the part of a week in which a weekday lies, 1 being Monday. */
    static String partOfWeek(Cycle cycle, String weekday) {
        return switch (cycle) {
            case WEEKDAY -> weekday;
            case PART_OF_WEEK -> "CASE WHEN " + weekday + " < 6 THEN 1 ELSE 2 END";
            case WEEK_OF_YEAR, DAY_OF_MONTH, QUARTER_OF_YEAR, MONTH_OF_YEAR ->
                    throw new IllegalArgumentException("A weekday is not within a " + cycle);
        };
    }

    static boolean holdsWeekdays(Cycle cycle) {
        return cycle == Cycle.WEEKDAY || cycle == Cycle.PART_OF_WEEK;
    }

    static boolean holdsMonths(Unit unit) {
        return unit != Unit.DAY && unit != Unit.WEEK;
    }

    static boolean holdsMonths(Cycle cycle) {
        return cycle == Cycle.MONTH_OF_YEAR || cycle == Cycle.QUARTER_OF_YEAR;
    }

    /** What a year is in numbers of such steps. */
    static int year(Unit unit) {
        return switch (unit) {
            case DAY -> 10_000;
            case WEEK, MONTH -> 100;
            case QUARTER, HALF -> 10;
            case YEAR -> 1;
        };
    }

    /**
     * The name of a step, a day being its number: 20240331, 2024-W09, 2024-03, 2024-Q1, 2024-H1,
     * 2024.
     */
    static String name(Unit unit, String step) {
        return switch (unit) {
            case DAY, YEAR -> step;
            case WEEK -> "CONCAT(%1$s DIV 100, '-W', LPAD(%1$s MOD 100, 2, '0'))".formatted(step);
            case MONTH -> "CONCAT(%1$s DIV 100, '-', LPAD(%1$s MOD 100, 2, '0'))".formatted(step);
            case QUARTER -> "CONCAT(%1$s DIV 10, '-Q', %1$s MOD 10)".formatted(step);
            case HALF -> "CONCAT(%1$s DIV 10, '-H', %1$s MOD 10)".formatted(step);
        };
    }

    /** The number of the part in which a day lies. */
    static String part(Cycle cycle, String day) {
        return switch (cycle) {
            case QUARTER_OF_YEAR -> "(" + day + " DIV 100 MOD 100 + 2) DIV 3";
            case MONTH_OF_YEAR -> day + " DIV 100 MOD 100";
            case WEEK_OF_YEAR -> "WEEK(" + day + ", 3)";
            case DAY_OF_MONTH -> day + " MOD 100";
            case WEEKDAY -> "WEEKDAY(" + day + ") + 1";
            case PART_OF_WEEK -> "CASE WHEN WEEKDAY(" + day + ") < 5 THEN 1 ELSE 2 END";
        };
    }

    /** The name of a part; the number itself where people say that. */
    static String name(Cycle cycle, String part) {
        return switch (cycle) {
            case QUARTER_OF_YEAR -> "CONCAT('Q', " + part + ")";
            case MONTH_OF_YEAR ->
                    "ELT("
                            + part
                            + ", 'January', 'February', 'March', 'April', 'May', 'June', 'July',"
                            + " 'August', 'September', 'October', 'November', 'December')";
            case WEEK_OF_YEAR, DAY_OF_MONTH -> part;
            case WEEKDAY ->
                    "ELT("
                            + part
                            + ", 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday',"
                            + " 'Saturday', 'Sunday')";
            case PART_OF_WEEK -> "ELT(" + part + ", 'Monday to Friday', 'Weekend')";
        };
    }
}
