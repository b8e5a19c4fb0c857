package io.millrace.warehouse;

import java.time.LocalDate;
import java.util.List;

/** The figures of a period step by step, without gaps, oldest first. */
public record Trend(Step step, List<Point> points) {

    /** How long a step is. */
    public enum Step {
        DAY {
            @Override
            int key(LocalDate day) {
                return Period.dayKey(day);
            }

            @Override
            LocalDate next(LocalDate first) {
                return first.plusDays(1);
            }
        },
        MONTH {
            @Override
            int key(LocalDate day) {
                return Period.monthKey(day);
            }

            @Override
            LocalDate next(LocalDate first) {
                return first.plusMonths(1).withDayOfMonth(1);
            }
        };

        private static final long MONTHS_BY_DAY = 2;

        /** Months, but days where there would be too few months to see a trend. */
        static Step of(Period period) {
            return period.months() > MONTHS_BY_DAY ? MONTH : DAY;
        }

        abstract int key(LocalDate day);

        abstract LocalDate next(LocalDate first);

        /** What a day's key is divided by to make a step's. */
        int divisor() {
            return this == DAY ? 1 : 100;
        }
    }

    /**
     * One step.
     *
     * @param from its first day within the period
     */
    public record Point(LocalDate from, Figures figures) {}

    public Trend {
        points = List.copyOf(points);
    }
}
