package io.millrace.semantics.dashboard;

import io.millrace.warehouse.Period;
import java.time.LocalDate;

/**
 * One thing to which a dashboard is narrowed.
 *
 * @param value as the warehouse has it, a number of the calendar, or two days with a slash between
 * @param label as people read it
 */
public record Pick(Facet facet, String value, String label) {

    /** Days of the period. */
    public static Pick days(Period days, String label) {
        return new Pick(Facet.SPAN, days.from() + "/" + days.to(), label);
    }

    /** Something that is called what the warehouse calls it. */
    public static Pick of(Facet facet, String value) {
        return new Pick(facet, value, value);
    }

    Period period() {
        String[] ends = value.split("/", -1);
        return new Period(LocalDate.parse(ends[0]), LocalDate.parse(ends[1]));
    }
}
