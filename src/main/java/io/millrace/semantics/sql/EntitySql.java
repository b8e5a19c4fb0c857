package io.millrace.semantics.sql;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.model.TableDefinition;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Timespan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lists and counts things of which something has never happened: products never sold, customers who
 * did not order. They come from the dimension's own table, since the facts hold no line of them.
 */
final class EntitySql {

    private final Breakdown query;
    private final Context context;
    private final TableDefinition table;
    private final String key;

    private EntitySql(Breakdown query, Context context, TableDefinition table, String key) {
        this.query = query;
        this.context = context;
        this.table = table;
        this.key = key;
    }

    /** Such a question, where all that it is about stands in one dimension's table. */
    static Optional<EntitySql> of(Breakdown query, Context context) {
        if (!isAboutNothing(query)) {
            return Optional.empty();
        }
        return context.model().tables().values().stream()
                .flatMap(table ->
                        table.key().stream().map(key -> new EntitySql(query, context, table, key)))
                .filter(EntitySql::holdsEverything)
                .findFirst();
    }

    private static boolean isAboutNothing(Breakdown query) {
        return query.subject().span() instanceof Timespan.Everything
                && query.thresholds().isEmpty()
                && query.ranking() == null
                && query.comparison() == null
                && query.share() == null
                && query.accumulation() == null
                && query.subject().conditions().stream()
                        .anyMatch(condition ->
                                condition instanceof Condition.Belonging belonging
                                        && belonging.quantifier() == Condition.Quantifier.NONE);
    }

    private boolean holdsEverything() {
        return query.groupings().stream().allMatch(this::holds)
                && query.measures().stream().allMatch(measure -> counted(measure) != null)
                && query.subject().conditions().stream().allMatch(this::holds);
    }

    private boolean holds(Grouping grouping) {
        return grouping instanceof Grouping.By(String dimension) && holds(dimension);
    }

    private boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.OneOf one -> holds(one.dimension());
            case Condition.Belonging belonging -> holds(belonging.entity());
            case Condition.Numeric _,
                    Condition.Flagged _,
                    Condition.Recurring _,
                    Condition.Dated _ ->
                    false;
        };
    }

    private boolean holds(String name) {
        DimensionDefinition dimension = context.model().dimension(name);
        Set<String> expressions = new HashSet<>(dimension.key());
        expressions.add(dimension.column());
        return dimension.computed() == null
                && expressions.stream()
                        .allMatch(sql -> Joins.tables(here(sql)).equals(Set.of(table.alias())));
    }

    /** The expression with the dimension's own key in the place of the facts'. */
    private String here(String sql) {
        return sql.replaceAll("\\bf\\." + key + "\\b", table.alias() + "." + key);
    }

    private @Nullable DimensionDefinition counted(Measure measure) {
        SemanticModel model = context.model();
        String name =
                switch (measure) {
                    case Measure.CountOf(String dimension) -> dimension;
                    case Measure.Named(String named) -> model.measure(named).counts();
                    case Measure.Over _, Measure.Ratio _ -> null;
                };
        return name != null && holds(name) ? model.dimension(name) : null;
    }

    CompiledQuery compile() {
        Select select = new Select().from(table.table() + " " + table.alias());
        Output output = new Output();
        List<Fragment> groupBy = new ArrayList<>();
        query.groupings().forEach(grouping -> show(grouping, output, groupBy));
        MeasureNames names = new MeasureNames(context.model());
        for (Measure measure : query.measures()) {
            DimensionDefinition counted = counted(measure);
            if (counted != null) {
                String keys = String.join(", ", counted.key().stream().map(this::here).toList());
                output.show(
                        Fragment.of("COUNT(DISTINCT " + keys + ")"),
                        Aliases.clean(names.name(measure)),
                        names.label(measure),
                        Format.NUMBER,
                        Column.Role.VALUE);
            }
        }
        // The unknown is nobody of whom one could say what has never happened.
        select.where(Fragment.of(table.alias() + "." + key + " <> -1"));
        query.subject().conditions().forEach(condition -> select.where(of(condition)));
        return output.finish(
                context.statement(),
                select.groupBy(groupBy),
                0,
                query.groupings().isEmpty() ? 0 : context.model().listRows());
    }

    private void show(Grouping grouping, Output output, List<Fragment> groupBy) {
        if (!(grouping instanceof Grouping.By(String name))) {
            return;
        }
        DimensionDefinition dimension = context.model().dimension(name);
        String alias = Aliases.clean(name);
        String label = MeasureNames.capital(dimension.label());
        Fragment column = Fragment.of(here(dimension.column()));
        output.show(column, alias, label, Format.TEXT, Column.Role.GROUP);
        output.order(column, false);
        groupBy.add(column);
        if (dimension.id() != null) {
            Fragment id = Fragment.of(here(dimension.id()));
            output.show(id, alias + "_id", label + " number", Format.TEXT, Column.Role.ID);
            output.order(id, false);
            groupBy.add(id);
        }
        for (String sql : dimension.key()) {
            Fragment part = Fragment.of(here(sql));
            if (!groupBy.contains(part)) {
                groupBy.add(part);
                if (dimension.id() == null) {
                    output.order(part, false);
                }
            }
        }
    }

    private Fragment of(Condition condition) {
        return switch (condition) {
            case Condition.OneOf one ->
                    ConditionSql.oneOf(one, context.model().dimension(one.dimension()), this::here);
            case Condition.Belonging belonging ->
                    new BelongingSql(context).of(belonging, this::here);
            case Condition.Numeric _,
                    Condition.Flagged _,
                    Condition.Recurring _,
                    Condition.Dated _ ->
                    throw new IllegalStateException(condition + " is about lines");
        };
    }
}
