package io.millrace.semantics.sql;

import java.util.function.UnaryOperator;

/**
 * The same figures about other sales, laid beside the ones that a question is about.
 *
 * @param suffix of its columns; empty for the question's own
 * @param context which sales
 * @param isKnown whether there can be any, so that none means nought
 * @param step turns the number of its step into that of the row that it belongs to
 */
record Variant(String suffix, Context context, boolean isKnown, UnaryOperator<Fragment> step) {

    Variant(String suffix, Context context, boolean isKnown) {
        this(suffix, context, isKnown, UnaryOperator.identity());
    }
}
