package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a month, quarter or half, with the year before or behind it or without one. */
final class YearParts {

    private final Extent extent;
    private final @Nullable Integer yearTalkedAbout;

    YearParts(Extent extent, @Nullable Integer yearTalkedAbout) {
        this.extent = extent;
        this.yearTalkedAbout = yearTalkedAbout;
    }

    Optional<CalendarPoint> read(Cursor cursor) {
        int start = cursor.at();
        Optional<Integer> before = CalendarWords.year(cursor);
        if (before.isPresent()) {
            cursor.takeText("-");
        }
        boolean ofThisYear = before.isEmpty() && cursor.is(Keyword.THIS) && isPart(cursor.peek(1));
        boolean ofLast = before.isEmpty() && cursor.is(Keyword.LAST) && isPart(cursor.peek(1));
        if (ofThisYear || ofLast) {
            cursor.skip(1);
        }
        Optional<Part> part = partName(cursor);
        if (part.isEmpty()) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        if (before.isPresent()) {
            return Optional.of(part.get().in(before.get(), true));
        }
        if (ofThisYear) {
            return Optional.of(part.get().in(extent.last().getYear(), true));
        }
        return Optional.of(
                yearBehind(cursor)
                        .map(year -> part.get().in(year, true))
                        .orElseGet(() -> latest(part.get())));
    }

    private static boolean isPart(Lexeme lexeme) {
        return lexeme.as(Sense.Month.class).isPresent()
                || lexeme.as(Sense.Quarter.class).isPresent()
                || lexeme.is(Keyword.HALF_FIRST)
                || lexeme.is(Keyword.HALF_SECOND);
    }

    private Optional<Integer> yearBehind(Cursor cursor) {
        int start = cursor.at();
        cursor.takeText(",");
        cursor.take(Keyword.OF, Keyword.IN);
        cursor.take(Keyword.FULL);
        if (CalendarWords.isYearUnit(cursor.next())) {
            cursor.skip(1);
        }
        Optional<Integer> year = CalendarWords.year(cursor).or(() -> relativeYear(cursor));
        if (year.isEmpty()) {
            cursor.moveTo(start);
        }
        return year;
    }

    private Optional<Integer> relativeYear(Cursor cursor) {
        int start = cursor.at();
        int now = extent.last().getYear();
        if (cursor.is(Keyword.THIS) && CalendarWords.isYearUnit(cursor.peek(1))) {
            cursor.skip(2);
            return Optional.of(now);
        }
        if (cursor.is(Keyword.LAST) && CalendarWords.isYearUnit(cursor.peek(1))) {
            cursor.skip(2);
            return Optional.of(now - 1);
        }
        if (cursor.take(Keyword.YEAR_BEFORE)) {
            return Optional.of(now - 1);
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    /** The latest such part of a year that has begun in the data. */
    private CalendarPoint latest(Part part) {
        if (yearTalkedAbout != null) {
            return part.in(yearTalkedAbout, true);
        }
        CalendarPoint inLastYear = part.in(extent.last().getYear(), false);
        return inLastYear.days().from().isAfter(extent.last())
                ? part.in(extent.last().getYear() - 1, false)
                : inLastYear;
    }

    private record Part(Unit unit, int months, int number, Cycle cycle) {
        CalendarPoint in(int year, boolean yearSaid) {
            LocalDate first = LocalDate.of(year, 1, 1).plusMonths((long) months * (number - 1));
            return CalendarPoint.of(
                    unit,
                    first,
                    yearSaid,
                    unit == Unit.HALF
                            ? null
                            : new Condition.Recurring(cycle, List.of(number), false));
        }
    }

    private static Optional<Part> partName(Cursor cursor) {
        Optional<Sense.Month> month = cursor.take(Sense.Month.class);
        if (month.isPresent()) {
            return Optional.of(new Part(Unit.MONTH, 1, month.get().number(), Cycle.MONTH_OF_YEAR));
        }
        Optional<Sense.Quarter> quarter = cursor.take(Sense.Quarter.class);
        if (quarter.isPresent()) {
            return Optional.of(
                    new Part(Unit.QUARTER, 3, quarter.get().number(), Cycle.QUARTER_OF_YEAR));
        }
        if (cursor.take(Keyword.HALF_FIRST)) {
            return Optional.of(new Part(Unit.HALF, 6, 1, Cycle.QUARTER_OF_YEAR));
        }
        return cursor.take(Keyword.HALF_SECOND)
                ? Optional.of(new Part(Unit.HALF, 6, 2, Cycle.QUARTER_OF_YEAR))
                : Optional.empty();
    }
}
