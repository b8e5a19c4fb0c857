package io.millrace.semantics.sql;

import java.util.function.UnaryOperator;

/**
 * The same figures about other sales, laid beside the ones that a question is about.
 *
 * @param suffix of its columns; empty for the question's own
 * @param context which sales
 * @param isKnown whether there can be any, so that none means nought
 * @param knownFrom the first step of the rows for which that is so; 0 for all
 * @param step turns the number of its step into that of the row that it belongs to
 */
record Variant(
        String suffix,
        Context context,
        boolean isKnown,
        int knownFrom,
        UnaryOperator<Fragment> step) {

    Variant(String suffix, Context context, boolean isKnown) {
        this(suffix, context, isKnown, 0, UnaryOperator.identity());
    }
}
