package io.millrace.oltp;

import org.jspecify.annotations.Nullable;

/** Takes the values of a row, one after the other. */
@FunctionalInterface
interface RowValues {

    /** The next value of the row; null is NULL. */
    RowValues value(@Nullable Object value);
}
