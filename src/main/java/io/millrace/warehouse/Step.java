package io.millrace.warehouse;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** How far the points of a trend lie apart; weeks are ISO weeks. */
public enum Step {
    DAY("uuuu-MM-dd") {
        @Override
        public LocalDate next(LocalDate day) {
            return day.plusDays(1);
        }
    },
    WEEK("YYYY-'W'ww") {
        @Override
        public LocalDate next(LocalDate day) {
            return day.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
        }
    },
    MONTH("uuuu-MM") {
        @Override
        public LocalDate next(LocalDate day) {
            return day.plusMonths(1).withDayOfMonth(1);
        }
    };

    private static final long MONTHS_BY_DAY = 2;

    private final DateTimeFormatter name;

    Step(String pattern) {
        // Of all locales, Britain's weeks begin as ISO has it.
        name = DateTimeFormatter.ofPattern(pattern, Locale.UK);
    }

    /** Months, but days where there would be too few months to see a trend. */
    public static Step of(Period period) {
        return period.months() > MONTHS_BY_DAY ? MONTH : DAY;
    }

    /** The first day of the step after the one that holds the day. */
    public abstract LocalDate next(LocalDate day);

    /** As the warehouse names the step that holds a day: 2024-03-31, 2024-W13, 2024-03. */
    public String name(LocalDate day) {
        return name.format(day);
    }
}
