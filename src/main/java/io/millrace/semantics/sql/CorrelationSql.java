package io.millrace.semantics.sql;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.Formula;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import java.util.List;

/** Writes Pearson's coefficient from exact sums. */
final class CorrelationSql {

    private final Correlation query;
    private final Context context;

    CorrelationSql(Correlation query, Context context) {
        this.query = query;
        this.context = context;
    }

    CompiledQuery compile() {
        Statement statement = context.statement();
        String points =
                statement.with("points", query.over() == null ? lines() : rows(query.over()));
        Select sums =
                new Select()
                        .column("COUNT(*)", "n")
                        .column("SUM(x)", "sum_x")
                        .column("SUM(y)", "sum_y")
                        .column("SUM(x * x)", "sum_xx")
                        .column("SUM(y * y)", "sum_yy")
                        .column("SUM(x * y)", "sum_xy")
                        .from(points)
                        .where(Fragment.of("x IS NOT NULL"))
                        .where(Fragment.of("y IS NOT NULL"));
        Select select = new Select().from(statement.with("sums", sums.sql()));
        Output output = new Output();
        output.show(
                Fragment.of(
                        "ROUND((n * sum_xy - sum_x * sum_y)\n"
                                + "         / NULLIF(SQRT(n * sum_xx - sum_x * sum_x) * SQRT(n * sum_yy - sum_y * sum_y), 0), 6)"),
                "correlation",
                "Correlation",
                Format.DECIMAL,
                Column.Role.VALUE);
        output.show(Fragment.of("n"), "points", "Points", Format.NUMBER, Column.Role.VALUE);
        return output.finish(statement, select, 0, 0);
    }

    /** A point for each line. */
    private Fragment lines() {
        Joins joins = new Joins(context.model());
        String x = joins.allow(ofLine(query.left()));
        String y = joins.allow(ofLine(query.right()));
        List<Fragment> conditions = new ConditionSql(context, joins).ofSubject();
        Select select = new Select().column(x, "x").column(y, "y");
        joins.from().forEach(select::from);
        return select.where(conditions).where(joins.restrictions()).sql();
    }

    /** A point for each value or step. */
    private Fragment rows(Grouping over) {
        MeasureSql measures = new MeasureSql(context.model());
        List<Key> keys = Group.of(over, context.model(), new Aliases()).keys();
        Source source =
                new Sources(context)
                        .one(keys, measures.parts(List.of(query.left(), query.right())));
        return source.keyed(keys.stream().map(Key::name).toList())
                .column(measures.value(query.left(), source.figures()::get), "x")
                .column(measures.value(query.right(), source.figures()::get), "y")
                .sql();
    }

    private String ofLine(Measure.Named measure) {
        return switch (context.model().measure(measure.name()).formula()) {
            case Formula.Sum(String expression) -> expression;
            case Formula.Average(String expression) -> expression;
            case Formula.Ratio(String above, String below) ->
                    "1.0000 * (%s) / NULLIF(%s, 0)"
                            .formatted(
                                    ofLine(new Measure.Named(above)),
                                    ofLine(new Measure.Named(below)));
            case Formula.Distinct _, Formula.First _, Formula.Last _ ->
                    throw new IllegalArgumentException("A line has no " + measure.name());
        };
    }
}
