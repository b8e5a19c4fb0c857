package io.millrace.semantics.sql;

import io.millrace.semantics.model.Format;

/**
 * A column of an answer.
 *
 * @param name as in the SQL: region, month, sales, sales_before, sales_growth, sales_share
 * @param label for people: "Sales", "Sales in 2024", "Growth"
 */
public record Column(String name, String label, Format format, Role role) {

    /** What a column holds. */
    public enum Role {
        /** A value of a dimension, or a part of the calendar that comes round. */
        GROUP,
        /** A step of time. */
        TIME,
        /** The number of its own that goes with a value, such as a customer's. */
        ID,
        VALUE,
        /** What the value is compared with. */
        COMPARED,
        DIFFERENCE,
        GROWTH,
        SHARE,
        /** The value summed or averaged along time. */
        ACCUMULATED
    }
}
