package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one unit of the calendar: a year, Q3 '24, 5 March 2024, week 12, last month, 2 years ago.
 */
final class PointGrammar {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;
    private static final Pattern TWO_DIGITS = Pattern.compile("\\d{2}");

    private final Extent extent;
    private final @Nullable Integer yearTalkedAbout;

    PointGrammar(Extent extent, @Nullable Integer yearTalkedAbout) {
        this.extent = extent;
        this.yearTalkedAbout = yearTalkedAbout;
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
                .or(() -> relative(cursor))
                .or(() -> week(cursor))
                .or(() -> part(cursor))
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
                            || (unit == Unit.YEAR && isYear(cursor.next()))
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
            return Optional.of(named(Unit.DAY, written.get().day()));
        }
        Optional<Sense.MonthOfYear> month = cursor.take(Sense.MonthOfYear.class);
        if (month.isPresent()) {
            return Optional.of(named(Unit.MONTH, month.get().month().atDay(1)));
        }
        return dayOfMonth(cursor);
    }

    private Optional<CalendarPoint> dayOfMonth(Cursor cursor) {
        int start = cursor.at();
        Optional<Integer> before = dayNumber(cursor);
        if (before.isPresent()) {
            cursor.take(Keyword.OF);
        }
        Optional<Sense.Month> month = cursor.take(Sense.Month.class);
        if (month.isEmpty()) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        Optional<Integer> number = before.isPresent() ? before : dayNumber(cursor);
        if (number.isEmpty()) {
            cursor.moveTo(start);
            return Optional.empty();
        }
        takeComma(cursor);
        Optional<Integer> year = year(cursor);
        int ofYear = year.orElseGet(() -> extent.last().getYear());
        return date(ofYear, month.get().number(), number.get())
                .map(day ->
                        year.isPresent() || !day.isAfter(extent.last()) ? day : day.minusYears(1))
                .map(day -> named(Unit.DAY, day));
    }

    private static Optional<LocalDate> date(int year, int month, int day) {
        return day <= YearMonth.of(year, month).lengthOfMonth()
                ? Optional.of(LocalDate.of(year, month, day))
                : Optional.empty();
    }

    private static Optional<Integer> dayNumber(Cursor cursor) {
        Optional<Integer> number =
                cursor.next()
                        .as(Sense.Numeral.class)
                        .filter(n ->
                                n.writing() == Sense.Writing.PLAIN
                                        || n.writing() == Sense.Writing.ORDINAL)
                        .flatMap(n -> whole(n.value()))
                        .filter(n -> n >= 1 && n <= 31);
        number.ifPresent(_ -> cursor.skip(1));
        return number;
    }

    private Optional<CalendarPoint> week(Cursor cursor) {
        if (cursor.next()
                .as(Sense.UnitName.class)
                .filter(name -> name.unit() == Unit.WEEK && !name.adjective())
                .isEmpty()) {
            return Optional.empty();
        }
        cursor.skip(1);
        Optional<Integer> number = dayNumber(cursor).or(() -> weekNumber(cursor));
        if (number.isEmpty()) {
            cursor.skip(-1);
            return Optional.empty();
        }
        cursor.take(Keyword.OF, Keyword.IN);
        takeComma(cursor);
        Optional<Integer> year = year(cursor);
        LocalDate day =
                LocalDate.of(year.orElseGet(() -> extent.last().getYear()), 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number.get());
        LocalDate past =
                year.isPresent() || !day.isAfter(extent.last())
                        ? day
                        : LocalDate.of(extent.last().getYear() - 1, 1, 4)
                                .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, number.get());
        return Optional.of(
                point(
                        Unit.WEEK,
                        past,
                        year.isPresent(),
                        recurring(Cycle.WEEK_OF_YEAR, number.get())));
    }

    private static Optional<Integer> weekNumber(Cursor cursor) {
        Optional<Integer> number =
                cursor.next()
                        .as(Sense.Numeral.class)
                        .flatMap(n -> whole(n.value()))
                        .filter(n -> n >= 1 && n <= 53);
        number.ifPresent(_ -> cursor.skip(1));
        return number;
    }

    /** A month, quarter or half, with the year before or behind it or without one. */
    private Optional<CalendarPoint> part(Cursor cursor) {
        int start = cursor.at();
        Optional<Integer> before = year(cursor);
        if (before.isPresent()) {
            takeText(cursor, "-");
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
        takeComma(cursor);
        cursor.take(Keyword.OF, Keyword.IN);
        cursor.take(Keyword.FULL);
        if (isYearUnit(cursor.next())) {
            cursor.skip(1);
        }
        Optional<Integer> year = year(cursor).or(() -> relativeYear(cursor));
        if (year.isEmpty()) {
            cursor.moveTo(start);
        }
        return year;
    }

    private Optional<Integer> relativeYear(Cursor cursor) {
        int start = cursor.at();
        int now = extent.last().getYear();
        if (cursor.is(Keyword.THIS) && isYearUnit(cursor.peek(1))) {
            cursor.skip(2);
            return Optional.of(now);
        }
        if (cursor.is(Keyword.LAST) && isYearUnit(cursor.peek(1))) {
            cursor.skip(2);
            return Optional.of(now - 1);
        }
        if (cursor.take(Keyword.YEAR_BEFORE)) {
            return Optional.of(now - 1);
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    private static boolean isYearUnit(Lexeme lexeme) {
        return lexeme.as(Sense.UnitName.class)
                .filter(name -> name.unit() == Unit.YEAR && !name.adjective())
                .isPresent();
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
            return point(
                    unit, first, yearSaid, unit == Unit.HALF ? null : recurring(cycle, number));
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

    private Optional<CalendarPoint> yearAlone(Cursor cursor) {
        cursor.take(Keyword.FULL);
        return year(cursor).map(year -> named(Unit.YEAR, LocalDate.of(year, 1, 1)));
    }

    private Optional<CalendarPoint> relative(Cursor cursor) {
        if (cursor.take(Keyword.TODAY)) {
            return Optional.of(of(new Timespan.Current(Unit.DAY), Unit.DAY));
        }
        if (cursor.take(Keyword.YESTERDAY)) {
            return Optional.of(of(new Timespan.Earlier(Unit.DAY, 1), Unit.DAY));
        }
        if (cursor.take(Keyword.YEAR_TO_DATE)) {
            return Optional.of(of(new Timespan.Current(Unit.YEAR), Unit.YEAR));
        }
        if (cursor.take(Keyword.QUARTER_TO_DATE)) {
            return Optional.of(of(new Timespan.Current(Unit.QUARTER), Unit.QUARTER));
        }
        if (cursor.take(Keyword.MONTH_TO_DATE)) {
            return Optional.of(of(new Timespan.Current(Unit.MONTH), Unit.MONTH));
        }
        if (cursor.take(Keyword.WEEK_TO_DATE)) {
            return Optional.of(of(new Timespan.Current(Unit.WEEK), Unit.WEEK));
        }
        return thisOrLast(cursor).or(() -> ago(cursor)).or(() -> beforeLast(cursor));
    }

    private Optional<CalendarPoint> thisOrLast(Cursor cursor) {
        int start = cursor.at();
        boolean now = cursor.take(Keyword.THIS);
        if (!now && !cursor.take(Keyword.LAST)) {
            return Optional.empty();
        }
        cursor.take(Keyword.FULL);
        Optional<Unit> unit = unit(cursor);
        if (unit.isPresent()) {
            return Optional.of(
                    of(
                            now
                                    ? new Timespan.Current(unit.get())
                                    : new Timespan.Earlier(unit.get(), 1),
                            unit.get()));
        }
        Optional<Integer> count = now ? Optional.empty() : number(cursor);
        Optional<Unit> counted = count.isPresent() ? unit(cursor) : Optional.empty();
        if (counted.isPresent()) {
            Timespan span = new Timespan.Latest(count.orElseThrow(), counted.get());
            return Optional.of(of(span, counted.get()));
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    /** "2 years ago", "three months ago". */
    private Optional<CalendarPoint> ago(Cursor cursor) {
        int start = cursor.at();
        Optional<Integer> count = number(cursor).or(() -> Optional.of(1));
        Optional<Unit> unit = unit(cursor);
        if (unit.isPresent() && cursor.take(Keyword.AGO)) {
            return Optional.of(
                    of(new Timespan.Earlier(unit.get(), count.orElseThrow()), unit.get()));
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    /** "the year before last". */
    private Optional<CalendarPoint> beforeLast(Cursor cursor) {
        int start = cursor.at();
        boolean year = cursor.take(Keyword.YEAR_BEFORE);
        Optional<Unit> unit = year ? Optional.of(Unit.YEAR) : unit(cursor);
        if (unit.isPresent()
                && (year || cursor.take(Keyword.BEFORE))
                && cursor.take(Keyword.LAST)) {
            return Optional.of(of(new Timespan.Earlier(unit.get(), 2), unit.get()));
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    static Optional<Unit> unit(Cursor cursor) {
        Optional<Unit> unit =
                cursor.next()
                        .all(Sense.UnitName.class)
                        .filter(name -> !name.adjective())
                        .map(Sense.UnitName::unit)
                        .findFirst();
        unit.ifPresent(_ -> cursor.skip(1));
        return unit;
    }

    /** A count from 1 to 9,999 that is no year. */
    static Optional<Integer> number(Cursor cursor) {
        Optional<Integer> number =
                cursor.next()
                        .as(Sense.Numeral.class)
                        .filter(n -> n.writing() == Sense.Writing.PLAIN)
                        .flatMap(n -> whole(n.value()))
                        .filter(n -> n >= 1 && n <= 9_999);
        number.ifPresent(_ -> cursor.skip(1));
        return number;
    }

    private static Optional<Integer> whole(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() <= 0 && stripped.precision() - stripped.scale() <= 9
                ? Optional.of(stripped.intValueExact())
                : Optional.empty();
    }

    private static Optional<Integer> year(Cursor cursor) {
        if (isYear(cursor.next())) {
            int year = whole(cursor.take(Sense.Numeral.class).orElseThrow().value()).orElseThrow();
            return Optional.of(year);
        }
        // '24
        if (cursor.next().text().equals("'")
                && TWO_DIGITS.matcher(cursor.peek(1).text()).matches()) {
            int year = 2000 + Integer.parseInt(cursor.peek(1).text());
            cursor.skip(2);
            return Optional.of(year);
        }
        return Optional.empty();
    }

    static boolean isYear(Lexeme lexeme) {
        return lexeme.text().length() == 4
                && lexeme.as(Sense.Numeral.class)
                        .filter(n -> n.writing() == Sense.Writing.PLAIN)
                        .flatMap(n -> whole(n.value()))
                        .filter(n -> n >= FIRST_YEAR && n <= LAST_YEAR)
                        .isPresent();
    }

    private static void takeComma(Cursor cursor) {
        takeText(cursor, ",");
    }

    private static void takeText(Cursor cursor, String text) {
        if (cursor.next().text().equals(text)) {
            cursor.skip(1);
        }
    }

    private CalendarPoint of(Timespan span, Unit unit) {
        return new CalendarPoint(span, span.within(extent).getFirst(), unit, true, null);
    }

    private static CalendarPoint named(Unit unit, LocalDate day) {
        return point(unit, day, true, null);
    }

    private static CalendarPoint point(
            Unit unit, LocalDate day, boolean yearSaid, Condition.@Nullable Recurring recurring) {
        Period days = new Period(unit.start(day), unit.end(day));
        return new CalendarPoint(
                new Timespan.Days(days.from(), days.to()), days, unit, yearSaid, recurring);
    }

    private static Condition.Recurring recurring(Cycle cycle, int number) {
        return new Condition.Recurring(cycle, List.of(number), false);
    }
}
