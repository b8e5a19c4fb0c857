package io.millrace.semantics.sql;

import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import org.jspecify.annotations.Nullable;

/**
 * What the SQL of some sales depends on besides its expressions.
 *
 * @param statement takes the queries that others rest on
 * @param step the unit of time by which there are rows; null without one
 */
record Context(
        SemanticModel model,
        Extent extent,
        Statement statement,
        Subject subject,
        @Nullable Unit step) {

    /** SQL of the day by which the sales are dated. */
    String day() {
        return model.basis(subject.basis()).key();
    }

    Context about(Subject other) {
        return new Context(model, extent, statement, other, step);
    }

    Context stepping(@Nullable Unit other) {
        return new Context(model, extent, statement, subject, other);
    }
}
