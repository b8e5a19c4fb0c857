package io.millrace.semantics.query;

import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When: days that are named, or days that move on with the data. What is relative is relative to
 * the last day of data, for which the future has not happened yet.
 */
public sealed interface Timespan {

    /**
     * The days that are meant, oldest first and apart from one another.
     *
     * @param extent the days of which there is data; an open end reaches to its first or last day
     */
    List<Period> within(Extent extent);

    /** All the data there is. */
    record Everything() implements Timespan {
        @Override
        public List<Period> within(Extent extent) {
            return List.of(new Period(extent.first(), extent.last()));
        }
    }

    /**
     * Named days, both included; one of them is there.
     *
     * @param from null from the first day of data
     * @param to null until the last day of data
     */
    record Days(@Nullable LocalDate from, @Nullable LocalDate to) implements Timespan {

        public Days {
            if (from == null && to == null) {
                throw new IllegalArgumentException("Days have a first or a last one");
            }
            if (from != null && to != null && to.isBefore(from)) {
                throw new IllegalArgumentException("Days that end on " + to + " before " + from);
            }
        }

        /** The whole unit that holds this day. */
        public static Days of(Unit unit, LocalDate day) {
            return new Days(unit.start(day), unit.end(day));
        }

        /** Where the data does not reach, the open end is the named day itself. */
        @Override
        public List<Period> within(Extent extent) {
            LocalDate first = from == null ? extent.first() : from;
            LocalDate last = to == null ? extent.last() : to;
            if (!last.isBefore(first)) {
                return List.of(new Period(first, last));
            }
            LocalDate named = from == null ? last : first;
            return List.of(new Period(named, named));
        }
    }

    /**
     * The unit that is running on the last day of data, up to that day: this year, year to date.
     */
    record Current(Unit unit) implements Timespan {
        @Override
        public List<Period> within(Extent extent) {
            return List.of(new Period(unit.start(extent.last()), extent.last()));
        }
    }

    /**
     * A whole unit before the running one: last year, the quarter before last.
     *
     * @param back how many units before, from 1
     */
    record Earlier(Unit unit, int back) implements Timespan {

        public Earlier {
            atLeastOne(back);
        }

        @Override
        public List<Period> within(Extent extent) {
            LocalDate day = unit.plus(unit.start(extent.last()), -back);
            return List.of(new Period(day, unit.end(day)));
        }
    }

    /**
     * So many units up to and with the running one: the last six months, the past 30 days.
     *
     * @param count from 1
     */
    record Latest(int count, Unit unit) implements Timespan {

        public Latest {
            atLeastOne(count);
        }

        @Override
        public List<Period> within(Extent extent) {
            LocalDate first = unit.plus(unit.start(extent.last()), 1L - count);
            return List.of(new Period(first, extent.last()));
        }
    }

    /** Several at once: 2022 and 2024. Those that touch or overlap become one. */
    record Several(List<Timespan> spans) implements Timespan {

        public Several {
            spans = List.copyOf(spans);
            if (spans.size() < 2) {
                throw new IllegalArgumentException("Several are at least two");
            }
        }

        @Override
        public List<Period> within(Extent extent) {
            List<Period> sorted =
                    spans.stream()
                            .flatMap(span -> span.within(extent).stream())
                            .sorted(Comparator.comparing(Period::from))
                            .toList();
            List<Period> apart = new ArrayList<>();
            for (Period next : sorted) {
                if (!apart.isEmpty() && !next.from().isAfter(apart.getLast().to().plusDays(1))) {
                    Period last = apart.removeLast();
                    LocalDate to = last.to().isAfter(next.to()) ? last.to() : next.to();
                    apart.add(new Period(last.from(), to));
                } else {
                    apart.add(next);
                }
            }
            return List.copyOf(apart);
        }
    }

    private static void atLeastOne(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("Units are counted from 1, not " + count);
        }
    }
}
