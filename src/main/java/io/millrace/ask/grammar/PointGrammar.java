package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one unit of the calendar: a year, Q3 '24, 5 March 2024, week 12, last month, 2 years ago.
 */
final class PointGrammar {

    private final Extent extent;
    private final RelativePoints relative;
    private final YearParts parts;

    PointGrammar(Extent extent, @Nullable Integer yearTalkedAbout) {
        this.extent = extent;
        this.relative = new RelativePoints(extent);
        this.parts = new YearParts(extent, yearTalkedAbout);
    }

    /** Moves the cursor over what was read; leaves it where nothing was. */
    Optional<CalendarPoint> read(Cursor cursor) {
        int start = cursor.at();
        Optional<CalendarPoint> point = any(cursor);
        if (point.isEmpty()) {
            cursor.moveTo(start);
        }
        return point;
    }

    private Optional<CalendarPoint> any(Cursor cursor) {
        skipUnitName(cursor);
        return day(cursor)
                .or(() -> relative.read(cursor))
                .or(() -> week(cursor))
                .or(() -> parts.read(cursor))
                .or(() -> yearAlone(cursor));
    }

    /** "the year 2024", "the month of March". */
    private void skipUnitName(Cursor cursor) {
        if (cursor.next().as(Sense.UnitName.class).isPresent()
                && !cursor.next().is(Keyword.HALF_FIRST)) {
            int start = cursor.at();
            Unit unit = cursor.take(Sense.UnitName.class).orElseThrow().unit();
            cursor.take(Keyword.OF);
            boolean named =
                    (unit == Unit.MONTH && cursor.next().as(Sense.Month.class).isPresent())
                            || (unit == Unit.QUARTER
                                    && cursor.next().as(Sense.Quarter.class).isPresent())
                            || (unit == Unit.YEAR && CalendarWords.isYear(cursor.next()))
                            || isWeekNumber(cursor, start);
            if (!named || isWeekNumber(cursor, start)) {
                cursor.moveTo(start);
            }
        }
    }

    private static boolean isWeekNumber(Cursor cursor, int unitAt) {
        return cursor.peek(unitAt - cursor.at())
                .as(Sense.UnitName.class)
                .filter(name -> name.unit() == Unit.WEEK)
                .isPresent();
    }

    private Optional<CalendarPoint> day(Cursor cursor) {
        Optional<Sense.Day> written = cursor.take(Sense.Day.class);
        if (written.isPresent()) {
            return Optional.of(CalendarPoint.of(Unit.DAY, written.get().day()));
        }
        Optional<Sense.MonthOfYear> month = cursor.take(Sense.MonthOfYear.class);
        if (month.isPresent()) {
            return Optional.of(CalendarPoint.of(Unit.MONTH, month.get().month().atDay(1)));
        }
        return dayOfMonth(cursor);
    }

    private Optional<CalendarPoint> dayOfMonth(Cursor cursor) {
        int start = cursor.at();
        Optional<Integer> before = CalendarWords.dayNumber(cursor);
        if (before.isPresent()) {
            cursor.take(Keyword.OF);
        }
        Optional<Sense.Month> month = cursor.take(Sense.Month.class);
        if (month.isEmpty()) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        Optional<Integer> number = before.isPresent() ? before : CalendarWords.dayNumber(cursor);
        if (number.isEmpty()) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        cursor.takeText(",");
        Optional<Integer> year = CalendarWords.year(cursor);
        int ofYear = year.orElseGet(() -> extent.last().getYear());
        return date(ofYear, month.get().number(), number.get())
                .map(day ->
                        year.isPresent() || !day.isAfter(extent.last()) ? day : day.minusYears(1))
                .map(day -> CalendarPoint.of(Unit.DAY, day));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        return day <= YearMonth.of(year, month).lengthOfMonth()
                ? Optional.of(LocalDate.of(year, month, day))
                : Optional.empty();
    }

    private Optional<CalendarPoint> week(Cursor cursor) {
        if (cursor.next()
                .as(Sense.UnitName.class)
                .filter(name -> name.unit() == Unit.WEEK && !name.adjective())
                .isEmpty()) {
            return Optional.empty();
        }
        cursor.skip(1);
        Optional<Integer> number =
                CalendarWords.dayNumber(cursor).or(() -> CalendarWords.weekNumber(cursor));
        if (number.isEmpty()) {
            cursor.skip(-1);
            return Optional.empty();
        }
        cursor.take(Keyword.OF, Keyword.IN);
        cursor.takeText(",");
        Optional<Integer> year = CalendarWords.year(cursor);
        LocalDate day =
                LocalDate.of(year.orElseGet(() -> extent.last().getYear()), 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number.get());
        LocalDate past =
                year.isPresent() || !day.isAfter(extent.last())
                        ? day
                        : LocalDate.of(extent.last().getYear() - 1, 1, 4)
                                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number.get());
        return Optional.of(
                CalendarPoint.of(
                        Unit.WEEK,
                        past,
                        year.isPresent(),
                        new Condition.Recurring(Cycle.WEEK_OF_YEAR, List.of(number.get()), false)));
    }

    private Optional<CalendarPoint> yearAlone(Cursor cursor) {
        cursor.take(Keyword.FULL);
        return CalendarWords.year(cursor)
                .map(year -> CalendarPoint.of(Unit.YEAR, LocalDate.of(year, 1, 1)));
    }
}
