package io.millrace.ask.grammar;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that an entity did.
 *
 * @param span null where no time was said
 * @param amount null where no number was said
 */
record Clause(
        Condition.Quantifier quantifier,
        List<Condition> conditions,
        @Nullable Timespan span,
        @Nullable Threshold amount) {

    /** Whether it only says which sales are meant. */
    boolean isPlain() {
        return quantifier == Condition.Quantifier.SOME && amount == null;
    }

    boolean saysNothing() {
        return isPlain() && conditions.isEmpty() && span == null;
    }
}
