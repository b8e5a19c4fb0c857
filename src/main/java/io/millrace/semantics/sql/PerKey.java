package io.millrace.semantics.sql;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.Formula;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.model.TableDefinition;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Measure;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Figures that are added up by the key of a dimension before its table is joined, so that it is
 * looked up in once for each key and not for each line: half the work and less. For questions that
 * need one dimension's table and figures that can be added up twice.
 */
final class PerKey {

    private final Context context;
    private final TableDefinition table;
    private final String key;

    private PerKey(Context context, TableDefinition table, String key) {
        this.context = context;
        this.table = table;
        this.key = key;
    }

    /** Nothing where lines have to be looked at with more than one dimension's table. */
    static Optional<Source> source(Context context, List<Key> keys, Collection<Measure> figures) {
        Set<String> used = new HashSet<>(Joins.tables(context.day()));
        for (Key each : keys) {
            if (!(each instanceof Key.OfModel(_, String sql))) {
                return Optional.empty();
            }
            used.addAll(Joins.tables(sql));
        }
        for (Condition condition : context.subject().conditions()) {
            used.addAll(tables(condition, context));
        }
        used.remove(Joins.FACTS);
        if (used.size() != 1) {
            return Optional.empty();
        }
        TableDefinition table = context.model().tables().get(used.iterator().next());
        return Stream.ofNullable(table)
                .flatMap(only -> only.key().stream().map(key -> new PerKey(context, only, key)))
                .filter(perKey -> perKey.fits(keys, figures))
                .map(perKey -> perKey.source(keys, figures))
                .findFirst();
    }

    private boolean fits(List<Key> keys, Collection<Measure> figures) {
        return !figures.isEmpty()
                && figures.stream().allMatch(this::addsUpTwice)
                && keys.stream()
                        .allMatch(each ->
                                each instanceof Key.OfModel(_, String sql) && isOutside(sql))
                && context.subject().conditions().stream()
                        .allMatch(condition -> isOutside(condition) || isInside(condition));
    }

    private boolean addsUpTwice(Measure figure) {
        return figure instanceof Measure.Named(String name)
                && switch (context.model().measure(name).formula()) {
                    case Formula.Sum(String sql) -> isInside(sql);
                    case Formula.Average(String sql) -> isInside(sql);
                    case Formula.First(String sql) -> isInside(sql);
                    case Formula.Last(String sql) -> isInside(sql);
                    case Formula.Distinct _, Formula.Ratio _ -> false;
                };
    }

    private static boolean isInside(String sql) {
        return Set.of(Joins.FACTS).containsAll(Joins.tables(sql));
    }

    private boolean isInside(Condition condition) {
        return Set.of(Joins.FACTS).containsAll(tables(condition, context));
    }

    private boolean isOutside(String sql) {
        return Joins.tables(outside(sql)).equals(Set.of(table.alias()));
    }

    private boolean isOutside(Condition condition) {
        return tables(condition, context).equals(Set.of(table.alias()));
    }

    /** The dimension's own key in the place of the facts'. */
    private String outside(String sql) {
        return sql.replaceAll("\\bf\\." + key + "\\b", table.alias() + "." + key);
    }

    /** The tables that a condition looks at, but for those of the deeds it asks about. */
    private static Set<String> tables(Condition condition, Context context) {
        SemanticModel model = context.model();
        Set<String> tables = new HashSet<>();
        switch (condition) {
            case Condition.OneOf one -> {
                DimensionDefinition dimension = model.dimension(one.dimension());
                tables.addAll(Joins.tables(dimension.column()));
                tables.addAll(Joins.tables(String.valueOf(dimension.id())));
                if (dimension.computed() != null) {
                    tables.addAll(Set.of(Joins.FACTS, dimension.table()));
                }
            }
            case Condition.Numeric(String name, _, _) ->
                    tables.addAll(Joins.tables(model.attribute(name).column()));
            case Condition.Flagged(String name, _) ->
                    tables.addAll(Joins.tables(model.flag(name).expression()));
            case Condition.Recurring _ -> tables.addAll(Joins.tables(context.day()));
            case Condition.Dated(var basis, _) ->
                    tables.addAll(Joins.tables(model.basis(basis).key()));
            case Condition.Belonging belonging ->
                    model.dimension(belonging.entity())
                            .key()
                            .forEach(sql -> tables.addAll(Joins.tables(sql)));
        }
        return tables;
    }

    private Source source(List<Key> keys, Collection<Measure> figures) {
        Map<Measure, Fragment> values = new LinkedHashMap<>();
        String rows = perKey(figures, values, keys.isEmpty());
        List<Fragment> conditions = new ConditionSql(context, this::outside).of(conditions(false));
        return new Source(
                "figures",
                () ->
                        new Select()
                                .from(rows)
                                .from(
                                        "JOIN %1$s %2$s ON %2$s.%3$s = %4$s.%3$s"
                                                .formatted(table.table(), table.alias(), key, rows))
                                .where(conditions),
                keys.stream()
                        .map(each -> Fragment.of(outside(((Key.OfModel) each).sql())))
                        .toList(),
                values);
    }

    private List<Condition> conditions(boolean inside) {
        return context.subject().conditions().stream()
                .filter(condition -> inside == isInside(condition))
                .toList();
    }

    /** The named query with a row for each key; puts down how its rows are added up. */
    private String perKey(
            Collection<Measure> figures, Map<Measure, Fragment> values, boolean isTotal) {
        Joins joins = new Joins(context.model());
        Context inner = context.about(context.subject().with(conditions(true)));
        List<Fragment> conditions = new ConditionSql(inner, joins).ofSubject();
        Fragment own = Fragment.of(Joins.FACTS + "." + key);
        Select select = new Select().column(own, key);
        Aliases aliases = new Aliases();
        aliases.of(key, key);
        for (Measure figure : figures) {
            String name = aliases.of(figure, ((Measure.Named) figure).name());
            values.put(figure, value(select, figure, name, isTotal));
        }
        joins.from().forEach(select::from);
        select.where(conditions).where(joins.restrictions()).groupBy(List.of(own));
        return context.statement()
                .with("per_" + table.table().replaceFirst("^dim_", ""), select.sql());
    }

    private Fragment value(Select select, Measure figure, String name, boolean isTotal) {
        MeasureSql measures = new MeasureSql(context.model());
        Formula formula = context.model().measure(((Measure.Named) figure).name()).formula();
        if (formula instanceof Formula.Average(String sql)) {
            select.column("SUM(" + sql + ")", name + "_sum");
            select.column("COUNT(" + sql + ")", name + "_count");
            return Fragment.of("SUM(%1$s_sum) / NULLIF(SUM(%1$s_count), 0)".formatted(name));
        }
        select.column(measures.overLines(figure), name);
        String again =
                switch (formula) {
                    case Formula.First _ -> "MIN(" + name + ")";
                    case Formula.Last _ -> "MAX(" + name + ")";
                    case Formula.Sum _ ->
                            isTotal ? "COALESCE(SUM(" + name + "), 0)" : "SUM(" + name + ")";
                    case Formula.Average _, Formula.Distinct _, Formula.Ratio _ ->
                            throw new IllegalStateException(figure + " cannot be added up twice");
                };
        return Fragment.of(again);
    }
}
