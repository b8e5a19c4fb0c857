package io.millrace.ask.grammar;

import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import java.util.Optional;

/** Reads units of the calendar that are told from now: today, last month, 2 years ago. */
final class RelativePoints {

    private final Extent extent;

    RelativePoints(Extent extent) {
        this.extent = extent;
    }

    Optional<CalendarPoint> read(Cursor cursor) {
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
        Optional<Unit> unit = CalendarWords.unit(cursor);
        if (unit.isPresent()) {
            return Optional.of(
                    of(
                            now
                                    ? new Timespan.Current(unit.get())
                                    : new Timespan.Earlier(unit.get(), 1),
                            unit.get()));
        }
        Optional<Integer> count = now ? Optional.empty() : CalendarWords.number(cursor);
        Optional<Unit> counted = count.isPresent() ? CalendarWords.unit(cursor) : Optional.empty();
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
        Optional<Integer> count = CalendarWords.number(cursor).or(() -> Optional.of(1));
        Optional<Unit> unit = CalendarWords.unit(cursor);
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
        Optional<Unit> unit = year ? Optional.of(Unit.YEAR) : CalendarWords.unit(cursor);
        if (unit.isPresent()
                && (year || cursor.take(Keyword.BEFORE))
                && cursor.take(Keyword.LAST)) {
            return Optional.of(of(new Timespan.Earlier(unit.get(), 2), unit.get()));
        }
        cursor.moveTo(start);
        return Optional.empty();
    }

    private CalendarPoint of(Timespan span, Unit unit) {
        return new CalendarPoint(span, span.within(extent).getFirst(), unit, true, null);
    }
}
