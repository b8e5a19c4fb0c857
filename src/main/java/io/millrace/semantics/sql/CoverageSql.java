package io.millrace.semantics.sql;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.model.TableDefinition;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what there is: from when to when, and how many of each thing. */
final class CoverageSql {

    private static final List<String> MEASURES =
            List.of("orders", "lines", "customers", "products_sold");

    private final Context context;

    CoverageSql(Context context) {
        this.context = context;
    }

    CompiledQuery compile() {
        Statement statement = context.statement();
        Output output = new Output();
        Select select = new Select().from(statement.with("facts", facts(output)));
        for (Map.Entry<TableDefinition, List<DimensionDefinition>> table : tables().entrySet()) {
            select.from(
                    "CROSS JOIN "
                            + statement.with(
                                    "of_" + table.getKey().table(),
                                    counts(table.getKey(), table.getValue(), output)));
        }
        return output.finish(statement, select, 0, 0);
    }

    private Fragment facts(Output output) {
        Joins joins = new Joins(context.model());
        String day = joins.require(context.day());
        Select select = new Select();
        select.column("MIN(" + day + ")", "first_day").column("MAX(" + day + ")", "last_day");
        select.column("COUNT(DISTINCT " + day + ")", "days_with_sales");
        select.column(
                "COUNT(DISTINCT " + CalendarSql.step(Unit.MONTH, day) + ")", "months_with_sales");
        output.show(
                Fragment.of("first_day"), "first_day", "First day", Format.DATE, Column.Role.VALUE);
        output.show(
                Fragment.of("last_day"), "last_day", "Last day", Format.DATE, Column.Role.VALUE);
        output.show(
                Fragment.of("days_with_sales"),
                "days_with_sales",
                "Days with sales",
                Format.NUMBER,
                Column.Role.VALUE);
        output.show(
                Fragment.of("months_with_sales"),
                "months_with_sales",
                "Months with sales",
                Format.NUMBER,
                Column.Role.VALUE);
        output.show(
                Fragment.of("DATEDIFF(last_day, first_day) + 1"),
                "days",
                "Days from the first to the last",
                Format.NUMBER,
                Column.Role.VALUE);
        MeasureSql measures = new MeasureSql(context.model());
        MeasureNames names = new MeasureNames(context.model());
        for (String name : MEASURES) {
            if (context.model().measures().containsKey(name)) {
                Measure measure = new Measure.Named(name);
                String column =
                        Aliases.clean(Aliases.isReserved(name) ? names.label(measure) : name);
                select.column(joins.allow(measures.overLines(measure)), column);
                output.show(
                        Fragment.of(column),
                        column,
                        names.label(measure),
                        Format.NUMBER,
                        Column.Role.VALUE);
            }
        }
        List<Fragment> conditions = new ConditionSql(context, joins).ofSubject();
        joins.from().forEach(select::from);
        return select.where(conditions).where(joins.restrictions()).sql();
    }

    /** The dimensions of which there are things to count, by the table that they stand in. */
    private Map<TableDefinition, List<DimensionDefinition>> tables() {
        Map<TableDefinition, List<DimensionDefinition>> tables = new LinkedHashMap<>();
        for (DimensionDefinition dimension : context.model().dimensions().values()) {
            TableDefinition table = context.model().tables().get(dimension.table());
            if (dimension.entity()
                    && table != null
                    && table.key().isPresent()
                    && dimension.key().stream().noneMatch(key -> key.startsWith("f."))) {
                tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(dimension);
            }
        }
        return tables;
    }

    /** Counts a dimension's values after finding which of its rows the facts use at all. */
    private Fragment counts(
            TableDefinition table, List<DimensionDefinition> dimensions, Output output) {
        String key = table.key().orElseThrow();
        String foreign = Joins.FACTS + "." + key;
        Joins joins = new Joins(context.model());
        List<Fragment> conditions = new ConditionSql(context, joins).ofSubject();
        Select used = new Select().distinct().column(joins.require(foreign), key);
        joins.from().forEach(used::from);
        used.where(conditions).where(joins.restrictions());
        Select select = new Select();
        for (DimensionDefinition dimension : dimensions) {
            String column = Aliases.clean(dimension.name() + "_count");
            select.column("COUNT(DISTINCT " + String.join(", ", dimension.key()) + ")", column);
            output.show(
                    Fragment.of(column),
                    column,
                    new MeasureNames(context.model()).label(new Measure.CountOf(dimension.name())),
                    Format.NUMBER,
                    Column.Role.VALUE);
        }
        return select.from(Fragment.fill("(\n{}\n) f", used.sql().indented()))
                .from(
                        "JOIN %s %s ON %s"
                                .formatted(
                                        table.table(), table.alias(), String.valueOf(table.on())))
                .sql();
    }
}
