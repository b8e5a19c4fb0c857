package io.millrace.semantics.sql;

import io.millrace.MillraceException;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.warehouse.Extent;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the one statement that answers a question. The same question, model and extent give the
 * same text; its rows come in one order alone.
 */
public final class SqlCompiler {

    private final SemanticModel model;

    public SqlCompiler(SemanticModel model) {
        this.model = model;
    }

    /**
     * Writes the statement, for MySQL and MariaDB alike, without the name of a schema.
     *
     * @param extent the first and the last day of data
     * @throws MillraceException with code USAGE if the question makes no sense
     */
    public CompiledQuery compile(SemanticQuery query, Extent extent) {
        List<String> faults = new QueryCheck(model).faults(query);
        if (!faults.isEmpty()) {
            throw new MillraceException(MillraceException.Code.USAGE, String.join(" ", faults));
        }
        Context context = new Context(model, extent, new Statement(), query.subject(), null);
        return switch (query) {
            case Breakdown breakdown ->
                    breakdown(breakdown, context.stepping(Variants.step(breakdown.groupings())));
            case Cohorts cohorts -> new CohortsSql(cohorts, context).compile();
            case Pareto pareto -> new ParetoSql(pareto, context).compile();
            case Correlation correlation ->
                    new CorrelationSql(
                                    correlation,
                                    context.stepping(
                                            Variants.step(
                                                    Stream.ofNullable(correlation.over())
                                                            .toList())))
                            .compile();
            case Basket basket -> new BasketSql(basket, context).compile();
            case Coverage _ -> new CoverageSql(context).compile();
        };
    }

    private static CompiledQuery breakdown(Breakdown asked, Context base) {
        Breakdown query = Variants.laterFirst(asked, base.extent());
        Context context = base.about(query.subject());
        return EntitySql.of(query, context)
                .map(EntitySql::compile)
                .orElseGet(() -> new BreakdownSql(query, context).compile());
    }
}
