package io.millrace.semantics.query;

/**
 * A part of the calendar that comes round again, numbered from 1.
 *
 * @see Condition.Recurring
 */
public enum Cycle {
    /** 1 to 4. */
    QUARTER_OF_YEAR(4),
    /** 1 is January. */
    MONTH_OF_YEAR(12),
    /** 1 to 53, of the ISO year. */
    WEEK_OF_YEAR(53),
    /** 1 to 31. */
    DAY_OF_MONTH(31),
    /** 1 is Monday. */
    WEEKDAY(7),
    /** 1 is Monday to Friday, 2 the weekend. */
    PART_OF_WEEK(2);

    private final int last;

    Cycle(int last) {
        this.last = last;
    }

    /** Its highest number. */
    public int last() {
        return last;
    }
}
