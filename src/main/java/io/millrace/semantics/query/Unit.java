package io.millrace.semantics.query;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;

/** A unit of the calendar; weeks are ISO weeks, halves begin in January and July. */
public enum Unit {
    DAY {
        @Override
        public LocalDate start(LocalDate day) {
            return day;
        }

        @Override
        public LocalDate plus(LocalDate day, long count) {
            return day.plusDays(count);
        }
    },
    WEEK {
        @Override
        public LocalDate start(LocalDate day) {
            return day.with(ChronoField.DAY_OF_WEEK, 1);
        }

        @Override
        public LocalDate plus(LocalDate day, long count) {
            return day.plusWeeks(count);
        }
    },
    MONTH {
        @Override
        public LocalDate start(LocalDate day) {
            return day.withDayOfMonth(1);
        }

        @Override
        public LocalDate plus(LocalDate day, long count) {
            return day.plusMonths(count);
        }
    },
    QUARTER {
        @Override
        public LocalDate start(LocalDate day) {
            return day.with(IsoFields.DAY_OF_QUARTER, 1);
        }

        @Override
        public LocalDate plus(LocalDate day, long count) {
            return day.plusMonths(3 * count);
        }
    },
    HALF {
        @Override
        public LocalDate start(LocalDate day) {
            return day.withDayOfMonth(1).withMonth(day.getMonthValue() <= 6 ? 1 : 7);
        }

        @Override
        public LocalDate plus(LocalDate day, long count) {
            return day.plusMonths(6 * count);
        }
    },
    YEAR {
        @Override
        public LocalDate start(LocalDate day) {
            return day.withDayOfYear(1);
        }

        @Override
        public LocalDate plus(LocalDate day, long count) {
            return day.plusYears(count);
        }
    };

    /** The first day of the unit that holds this day. */
    public abstract LocalDate start(LocalDate day);

    /** The day that is so many units later; earlier if the count is negative. */
    public abstract LocalDate plus(LocalDate day, long count);

    /** The last day of the unit that holds this day. */
    public final LocalDate end(LocalDate day) {
        return plus(start(day), 1).minusDays(1);
    }
}
