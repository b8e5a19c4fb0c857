package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads times: single ones, ranges, open ends, several, and parts that come round every year. */
final class PeriodGrammar {

    private final Extent extent;
    private final PointGrammar points;

    private boolean byOr;

    /** The ends of the range that was read last. */
    private List<CalendarPoint> ends = List.of();

    /** Whether the time that is being read began with "from". */
    private boolean from;

    PeriodGrammar(Extent extent) {
        this(extent, null);
    }

    /**
     * Times in a conversation.
     *
     * @param year the year that was talked about, for times that name none; null for the latest
     */
    PeriodGrammar(Extent extent, @Nullable Integer year) {
        this.extent = extent;
        this.points = new PointGrammar(extent, year);
    }

    PointGrammar points() {
        return points;
    }

    /** Moves the cursor over what was read; leaves it where nothing was. */
    Optional<PeriodReading> read(Cursor cursor) {
        int start = cursor.at();
        Optional<PeriodReading> reading =
                ever(cursor)
                        .or(() -> open(cursor))
                        .or(() -> days(cursor))
                        .or(() -> partOf(cursor))
                        .or(() -> pointsAndRanges(cursor));
        if (reading.isEmpty()) {
            cursor.moveTo(start);
        }
        return reading;
    }

    private static Optional<PeriodReading> ever(Cursor cursor) {
        cursor.take(Keyword.IN, Keyword.FOR, Keyword.OF);
        if (cursor.take(Keyword.EVER)) {
            return Optional.of(span(new Timespan.Everything()));
        }
        return Optional.empty();
    }

    /** Since, before, after, until. */
    private Optional<PeriodReading> open(Cursor cursor) {
        int start = cursor.at();
        if (cursor.take(Keyword.SINCE)) {
            Optional<Unit> running = CalendarWords.unit(cursor);
            if (running.isPresent()) {
                return running.map(unit -> span(new Timespan.Current(unit)));
            }
            return end(cursor, start, point -> new Timespan.Days(point.days().from(), null));
        }
        if (cursor.take(Keyword.BEFORE)) {
            return end(
                    cursor,
                    start,
                    point -> new Timespan.Days(null, point.days().from().minusDays(1)));
        }
        if (cursor.take(Keyword.AFTER)) {
            return end(
                    cursor, start, point -> new Timespan.Days(point.days().to().plusDays(1), null));
        }
        if (cursor.take(Keyword.ON_OR_BEFORE, Keyword.TO)) {
            return end(cursor, start, point -> new Timespan.Days(null, point.days().to()));
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    private Optional<PeriodReading> end(
            Cursor cursor, int start, java.util.function.Function<CalendarPoint, Timespan> span) {
        cursor.take(Keyword.START, Keyword.END);
        Optional<CalendarPoint> point = points.read(cursor);
        if (point.isEmpty()) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        return Optional.of(
                new PeriodReading(
                        span.apply(point.get()), List.of(), remarks(List.of(point.get()))));
    }

    /** On Mondays, on weekends. */
    private static Optional<PeriodReading> days(Cursor cursor) {
        int start = cursor.at();
        cursor.take(Keyword.ON, Keyword.IN, Keyword.FOR, Keyword.OF, Keyword.FROM);
        if (!cursor.take(Keyword.BOTH)) {
            cursor.take(Keyword.LIST);
        }
        if (cursor.take(Keyword.WEEKEND)) {
            return Optional.of(recurring(Cycle.PART_OF_WEEK, List.of(2)));
        }
        boolean workday =
                cursor.next().isPlural() || cursor.peek(1).as(Sense.MeasureName.class).isPresent();
        if (cursor.is(Keyword.WORKDAY) && workday) {
            cursor.skip(1);
            return Optional.of(recurring(Cycle.PART_OF_WEEK, List.of(1)));
        }
        List<Integer> weekdays = new ArrayList<>();
        Optional<Sense.Weekday> day = cursor.take(Sense.Weekday.class);
        while (day.isPresent()) {
            weekdays.add(day.get().number());
            int behind = cursor.at();
            Optional<Sense.Weekday> last =
                    cursor.take(Keyword.TO) ? cursor.take(Sense.Weekday.class) : Optional.empty();
            if (last.isPresent()) {
                for (int next = day.get().number() + 1; next <= last.get().number(); next++) {
                    weekdays.add(next);
                }
                behind = cursor.at();
            } else {
                cursor.moveTo(behind);
            }
            skipListWord(cursor);
            day = cursor.take(Sense.Weekday.class);
            if (day.isEmpty()) {
                cursor.moveTo(behind);
            }
        }
        if (weekdays.isEmpty()) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        return Optional.of(recurring(Cycle.WEEKDAY, weekdays.stream().sorted().toList()));
    }

    /** "The first 6 months of 2024", "the last 10 days of March". */
    private Optional<PeriodReading> partOf(Cursor cursor) {
        int start = cursor.at();
        cursor.take(Keyword.IN, Keyword.FOR, Keyword.OF);
        boolean first = cursor.take(Keyword.FIRST);
        if (first || cursor.take(Keyword.LAST)) {
            Optional<Integer> count = CalendarWords.number(cursor);
            Optional<Unit> unit = count.isPresent() ? CalendarWords.unit(cursor) : Optional.empty();
            if (unit.isPresent() && cursor.take(Keyword.OF, Keyword.IN)) {
                Optional<CalendarPoint> whole = points.read(cursor);
                if (whole.isPresent()) {
                    return Optional.of(
                            new PeriodReading(
                                    part(whole.get(), first, count.orElseThrow(), unit.get()),
                                    List.of(),
                                    remarks(List.of(whole.get()))));
                }
            }
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    private static Timespan part(CalendarPoint whole, boolean first, int count, Unit unit) {
        LocalDate from = whole.days().from();
        LocalDate to = whole.days().to();
        return first
                ? new Timespan.Days(from, unit.plus(from, count).minusDays(1))
                : new Timespan.Days(unit.plus(to.plusDays(1), -count), to);
    }

    private Optional<PeriodReading> pointsAndRanges(Cursor cursor) {
        from = cursor.is(Keyword.FROM);
        ends = List.of();
        byOr = false;
        cursor.take(Keyword.IN, Keyword.FOR, Keyword.ON, Keyword.OF, Keyword.FROM, Keyword.WITH);
        boolean between = cursor.take(Keyword.BETWEEN);
        cursor.take(Keyword.IN, Keyword.START, Keyword.BOTH);
        List<CalendarPoint> said = new ArrayList<>();
        List<Timespan> spans = new ArrayList<>();
        if (!piece(cursor, between, said, spans)) {
            return Optional.empty();
        }
        while (true) {
            int behind = cursor.at();
            if (!listWord(cursor)) {
                break;
            }
            cursor.takeText("also");
            cursor.take(Keyword.IN, Keyword.FOR);
            if (!piece(cursor, false, said, spans)) {
                cursor.moveTo(behind);
                break;
            }
        }
        return Optional.of(together(cursor, said, spans));
    }

    /** One time or one range. */
    private boolean piece(
            Cursor cursor, boolean between, List<CalendarPoint> said, List<Timespan> spans) {
        Optional<CalendarPoint> first = points.read(cursor);
        if (first.isEmpty()) {
            return false;
        }
        int behind = cursor.at();
        boolean isRange =
                cursor.take(Keyword.TO, Keyword.ON_OR_BEFORE)
                        || (between && cursor.take(Keyword.AND));
        if (isRange) {
            cursor.take(Keyword.END);
            Optional<CalendarPoint> last = points.read(cursor);
            Optional<Timespan> range = last.flatMap(to -> range(first.get(), to));
            if (range.isPresent()) {
                said.add(last.orElseThrow());
                spans.add(range.get());
                ends = List.of(first.get(), last.orElseThrow());
                return true;
            }
            cursor.moveTo(behind);
        }
        boolean on =
                from
                        && cursor.is(Keyword.ON)
                        && cursor.peek(1).as(Sense.Weekday.class).isEmpty()
                        && !cursor.is(1, Keyword.WEEKEND)
                        && !cursor.is(1, Keyword.WORKDAY);
        if (on) {
            cursor.skip(1);
        }
        if (on || cursor.take(Keyword.ONWARDS)) {
            said.add(first.get());
            spans.add(new Timespan.Days(first.get().days().from(), null));
            return true;
        }
        if (!first.get().yearSaid() && adjacent(cursor, first.get(), said, spans)) {
            return true;
        }
        said.add(first.get());
        spans.add(first.get().span());
        return true;
    }

    /** "March - June 2024", where the dash was left out. */
    private boolean adjacent(
            Cursor cursor, CalendarPoint first, List<CalendarPoint> said, List<Timespan> spans) {
        int behind = cursor.at();
        Optional<CalendarPoint> last =
                points.read(cursor).filter(next -> next.unit() == first.unit());
        Optional<Timespan> range = last.flatMap(to -> range(first, to));
        if (range.isEmpty()) {
            cursor.moveTo(behind);
            return false;
        }
        said.add(last.orElseThrow());
        spans.add(range.get());
        return true;
    }

    /** "January to March 2024": the year of the end is that of the beginning, if it says none. */
    private static Optional<Timespan> range(CalendarPoint first, CalendarPoint last) {
        LocalDate from = first.days().from();
        LocalDate to = last.days().to();
        if (!first.yearSaid()) {
            from = from.withYear(to.getYear());
            if (from.isAfter(to)) {
                from = from.minusYears(1);
            }
        } else if (!last.yearSaid() && to.isBefore(from)) {
            return Optional.empty();
        }
        return to.isBefore(from) ? Optional.empty() : Optional.of(new Timespan.Days(from, to));
    }

    private PeriodReading together(Cursor cursor, List<CalendarPoint> said, List<Timespan> spans) {
        boolean everyYear =
                cursor.is(Keyword.EVERY_YEAR)
                        && !cursor.next()
                                .text()
                                .toLowerCase(java.util.Locale.ROOT)
                                .matches(".*(each|every).*");
        if (everyYear) {
            cursor.skip(1);
        }
        if (everyYear
                && said.stream()
                        .allMatch(point -> point.recurring() != null && !point.yearSaid())) {
            return everyYear(said);
        }
        List<Timespan> dated = datedTogether(said, spans);
        Timespan span = dated.size() == 1 ? dated.getFirst() : new Timespan.Several(dated);
        CalendarPoint yearless =
                said.size() == 1 && dated.size() == 1 && !said.getFirst().yearSaid()
                        ? said.getFirst()
                        : null;
        return new PeriodReading(
                span,
                List.of(),
                remarks(said),
                yearless,
                dated.size() == 1 ? ends : List.of(),
                byOr);
    }

    private static PeriodReading everyYear(List<CalendarPoint> said) {
        List<Integer> numbers =
                said.stream()
                        .map(CalendarPoint::recurring)
                        .filter(Objects::nonNull)
                        .flatMap(r -> r.values().stream())
                        .distinct()
                        .sorted()
                        .toList();
        Cycle cycle = Objects.requireNonNull(said.getFirst().recurring()).cycle();
        return recurring(cycle, numbers);
    }

    /** "March and April 2024": who stands before a year shares it. */
    private static List<Timespan> datedTogether(List<CalendarPoint> said, List<Timespan> spans) {
        List<Timespan> dated = new ArrayList<>(spans);
        for (int i = said.size() - 2; i >= 0; i--) {
            CalendarPoint next = said.get(i + 1);
            if (!said.get(i).yearSaid()
                    && next.yearSaid()
                    && next.unit() == said.get(i).unit()
                    && dated.get(i).equals(said.get(i).span())) {
                LocalDate from = said.get(i).days().from().withYear(next.days().from().getYear());
                dated.set(i, new Timespan.Days(from, next.unit().end(from)));
            }
        }
        return dated.stream().distinct().toList();
    }

    private boolean listWord(Cursor cursor) {
        byOr |= cursor.is(Keyword.OR) || cursor.is(1, Keyword.OR);
        return skipListWord(cursor);
    }

    private static boolean skipListWord(Cursor cursor) {
        boolean comma = cursor.takeText(",");
        boolean word = cursor.take(Keyword.AND, Keyword.OR);
        return word || comma;
    }

    private List<String> remarks(List<CalendarPoint> said) {
        List<String> remarks = new ArrayList<>();
        for (CalendarPoint point : said) {
            if (!point.yearSaid()) {
                remarks.add(
                        "You named no year; I took the latest with data, %s to %s."
                                .formatted(point.days().from(), point.days().to()));
            }
        }
        return remarks;
    }

    private static PeriodReading span(Timespan span) {
        return new PeriodReading(span, List.of(), List.of());
    }

    private static PeriodReading recurring(Cycle cycle, List<Integer> values) {
        return new PeriodReading(
                null, List.of(new Condition.Recurring(cycle, values, false)), List.of());
    }

    Extent extent() {
        return extent;
    }
}
