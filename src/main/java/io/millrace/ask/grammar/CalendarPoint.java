package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Period;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One unit of the calendar as it was said: March 2024, Q3, last year.
 *
 * @param span what it means by itself
 * @param days the same as days, for ends of ranges
 * @param unit how wide it is
 * @param yearSaid whether the year was said; otherwise it is the latest one with data
 * @param recurring what it means of every year; null where it cannot
 */
record CalendarPoint(
        Timespan span,
        Period days,
        Unit unit,
        boolean yearSaid,
        Condition.@Nullable Recurring recurring) {

    /** The unit that a day is in, of a year that was said. */
    static CalendarPoint of(Unit unit, LocalDate day) {
        return of(unit, day, true, null);
    }

    /** The unit that a day is in. */
    static CalendarPoint of(
            Unit unit, LocalDate day, boolean yearSaid, Condition.@Nullable Recurring recurring) {
        Period days = new Period(unit.start(day), unit.end(day));
        return new CalendarPoint(
                new Timespan.Days(days.from(), days.to()), days, unit, yearSaid, recurring);
    }
}
