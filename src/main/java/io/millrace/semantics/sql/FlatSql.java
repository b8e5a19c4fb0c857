package io.millrace.semantics.sql;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Ranking;
import io.millrace.semantics.query.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Writes a breakdown that a single query answers. */
final class FlatSql {

    private final Breakdown query;
    private final Context context;
    private final Figures figures;
    private final List<Group> groups;
    private final Output output = new Output();

    FlatSql(Breakdown query, Context context, Figures figures, List<Group> groups) {
        this.query = query;
        this.context = context;
        this.figures = figures;
        this.groups = groups;
    }

    CompiledQuery compile(Source source) {
        Select select = source.rows().get();
        List<Fragment> order = new ArrayList<>();
        List<Fragment> groupBy = new ArrayList<>();
        int at = 0;
        for (Group group : groups) {
            for (Key key : group.keys()) {
                Fragment sql = source.keys().get(at++);
                if (key.isPlace()) {
                    order.add(order.size() - 1, Fragment.fill("MIN({})", sql));
                    continue;
                }
                if (key.equals(group.keys().getFirst())) {
                    output.show(
                            sql,
                            group.name(),
                            MeasureNames.capital(group.label()),
                            Format.TEXT,
                            Column.Role.GROUP);
                }
                groupBy.add(sql.isColumn() ? sql : Fragment.of(key.name()));
                order.add(sql);
            }
        }
        for (Measure measure : query.measures()) {
            output.show(
                    value(source, measure),
                    figures.column(measure),
                    new MeasureNames(context.model()).label(measure),
                    figures.sql().format(measure),
                    Column.Role.VALUE);
        }
        for (Threshold threshold : query.thresholds()) {
            if (threshold.limit() instanceof Threshold.Limit.Within(var range)) {
                select.having(RangeSql.within(range, value(source, threshold.measure())));
            }
        }
        rank(source);
        order.forEach(sql -> output.order(sql, false));
        Ranking ranking = query.ranking();
        return output.finish(
                context.statement(),
                select.groupBy(groupBy),
                ranking == null ? 0 : ranking.limit(),
                groups.isEmpty() ? 0 : context.model().listRows());
    }

    private void rank(Source source) {
        Ranking ranking = query.ranking();
        if (ranking == null) {
            return;
        }
        Fragment by = value(source, ranking.by());
        if (!ranking.descending() && figures.sql().mayBeUnknown(ranking.by())) {
            output.unknownLast(by);
        }
        output.order(by, ranking.descending());
    }

    private Fragment value(Source source, Measure measure) {
        return figures.sql().value(measure, part -> part(source, part));
    }

    private static Fragment part(Source source, Measure part) {
        return Objects.requireNonNull(source.figures().get(part), part::toString);
    }
}
