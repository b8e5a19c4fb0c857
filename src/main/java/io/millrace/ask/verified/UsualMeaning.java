package io.millrace.ask.verified;

import io.millrace.MillraceException;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.sql.CompiledQuery;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import java.util.Optional;

/**
 * Tells whether a query means under a company's own model what it means without one: SQL that comes
 * along knows nothing of a measure that the company defines in its own way.
 */
final class UsualMeaning {

    private final boolean isUsualModel;
    private final SqlCompiler compiler;
    private final SqlCompiler usual;
    private final Extent extent;

    UsualMeaning(SemanticModel model, Extent extent) {
        SemanticModel shipped = SemanticModel.shipped();
        this.isUsualModel = model.equals(shipped);
        this.compiler = new SqlCompiler(model);
        this.usual = new SqlCompiler(shipped);
        this.extent = extent;
    }

    boolean isThatOf(SemanticQuery query) {
        return isUsualModel || sql(compiler, query).equals(sql(usual, query));
    }

    /** Empty where the query makes no sense, or names what only the company's model has. */
    private Optional<String> sql(SqlCompiler by, SemanticQuery query) {
        try {
            CompiledQuery compiled = by.compile(query, extent);
            return Optional.of(compiled.sql());
        } catch (MillraceException | IllegalArgumentException senseless) {
            return Optional.empty();
        }
    }
}
