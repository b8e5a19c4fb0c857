package io.millrace.oltp.csv;

/** Which comes first where a date is written as three numbers that do not begin with the year. */
public enum DateOrder {
    DAY_FIRST("day/month/year"),
    MONTH_FIRST("month/day/year");

    private final String label;

    DateOrder(String label) {
        this.label = label;
    }

    /** Such as {@code day/month/year}. */
    public String label() {
        return label;
    }

    public DateOrder other() {
        return this == DAY_FIRST ? MONTH_FIRST : DAY_FIRST;
    }
}
