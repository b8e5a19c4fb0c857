package io.millrace.semantics.sql;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Grouping;
import java.util.List;

/** Writes which values stand on the same orders, and how much more often than by chance. */
final class BasketSql {

    private static final String ORDER = "order_id";

    private final Basket query;
    private final Context context;
    private final Group group;
    private final String key;

    BasketSql(Basket query, Context context) {
        this.query = query;
        this.context = context;
        this.group = Group.of(new Grouping.By(query.dimension()), context.model(), new Aliases());
        this.key = group.keys().getFirst().name();
    }

    CompiledQuery compile() {
        Statement statement = context.statement();
        String items = statement.with("items", items());
        String counts =
                statement.with(
                        "counts",
                        new Select()
                                .column(key, key)
                                .column("COUNT(*)", "orders")
                                .from(items)
                                .groupBy(List.of(Fragment.of(key)))
                                .sql());
        String pairs = statement.with("pairs", pairs(items));
        String everything = statement.with("everything", everything());
        Select select =
                new Select()
                        .from(pairs)
                        .from(
                                "JOIN %1$s one ON one.%2$s = %3$s.one_key"
                                        .formatted(counts, key, pairs))
                        .from(
                                "JOIN %1$s other ON other.%2$s = %3$s.other_key"
                                        .formatted(counts, key, pairs))
                        .from("CROSS JOIN " + everything);
        Output output = new Output();
        show(select, output, "one", group.name(), "");
        show(select, output, "other", "other_" + group.name(), "Other ");
        figures(output);
        return output.finish(statement, select, query.limit(), 0);
    }

    /** What stands on each order, once. */
    private Fragment items() {
        Joins joins = new Joins(context.model());
        Fragment value = group.keys().getFirst().expression(context, joins);
        String order = joins.require(order());
        List<Fragment> conditions = new ConditionSql(context, joins).ofSubject();
        Select select = new Select().distinct().column(order, ORDER).column(value, key);
        joins.from().forEach(select::from);
        return select.where(conditions).where(joins.restrictions()).sql();
    }

    private Fragment everything() {
        Joins joins = new Joins(context.model());
        String order = joins.require(order());
        List<Fragment> conditions = new ConditionSql(context, joins).ofSubject();
        Select select = new Select().column("COUNT(DISTINCT " + order + ")", "orders");
        joins.from().forEach(select::from);
        return select.where(conditions).where(joins.restrictions()).sql();
    }

    private String order() {
        return context.model().dimension("order").key().getFirst();
    }

    private Fragment pairs(String items) {
        Select select =
                new Select()
                        .column("one." + key, "one_key")
                        .column("other." + key, "other_key")
                        .column("COUNT(*)", "orders")
                        .from(items + " one")
                        .from(
                                "JOIN %1$s other ON other.%2$s = one.%2$s AND other.%3$s %4$s one.%3$s"
                                        .formatted(
                                                items,
                                                ORDER,
                                                key,
                                                query.with() == null ? ">" : "<>"));
        if (query.with() != null) {
            select.where(with(query.with()));
        }
        return select.groupBy(List.of(Fragment.of("one." + key), Fragment.of("other." + key)))
                .sql();
    }

    /** The one value that the pair must hold, by name or number. */
    private Fragment with(String value) {
        Group.Names names = group.names();
        if (names == null) {
            return Fragment.of("one." + key + " = ?", value);
        }
        DimensionDefinition dimension = names.dimension();
        String alias = names.table().alias();
        Select select =
                new Select()
                        .column(alias + "." + names.column(), names.column())
                        .from(names.table().table() + " " + alias);
        select.where(
                dimension.id() == null
                        ? Fragment.of(dimension.column() + " = ?", value)
                        : Fragment.of(
                                "(%s = ? OR %s = ?)".formatted(dimension.column(), dimension.id()),
                                value,
                                value));
        return Fragment.fill("one." + key + " IN (\n{}\n)", select.sql().indented());
    }

    private void show(Select select, Output output, String side, String name, String before) {
        String label = MeasureNames.capital((before + group.label()).strip());
        Group.Names names = group.names();
        if (names == null) {
            Fragment value = Fragment.of(side + "." + key);
            output.show(value, name, label, Format.TEXT, Column.Role.GROUP);
            return;
        }
        String alias = side + "_" + names.table().alias();
        select.from(
                "JOIN %1$s %2$s ON %2$s.%3$s = %4$s.%5$s"
                        .formatted(names.table().table(), alias, names.column(), side, key));
        output.show(
                Fragment.of(of(alias, names, names.dimension().column())),
                name,
                label,
                Format.TEXT,
                Column.Role.GROUP);
        String id = names.dimension().id();
        if (id != null) {
            output.show(
                    Fragment.of(of(alias, names, id)),
                    name + "_id",
                    label + " number",
                    Format.TEXT,
                    Column.Role.ID);
        }
    }

    private static String of(String alias, Group.Names names, String sql) {
        return sql.replaceAll("\\b" + names.table().alias() + "\\.", alias + ".");
    }

    private void figures(Output output) {
        Fragment orders = Fragment.of("pairs.orders");
        Fragment lift =
                Fragment.of(
                        "1.0000 * pairs.orders * everything.orders / NULLIF(one.orders * other.orders, 0)");
        output.show(orders, "orders", "Orders with both", Format.NUMBER, Column.Role.VALUE);
        output.show(
                Fragment.of("1.0000 * pairs.orders / NULLIF(everything.orders, 0)"),
                "support",
                "Part of all orders",
                Format.PERCENT,
                Column.Role.SHARE);
        output.show(
                Fragment.of("1.0000 * pairs.orders / NULLIF(one.orders, 0)"),
                "confidence",
                "Part of the orders with the first",
                Format.PERCENT,
                Column.Role.SHARE);
        output.show(lift, "lift", "Lift", Format.DECIMAL, Column.Role.VALUE);
        output.order(query.byLift() ? lift : orders, true);
        output.order(query.byLift() ? orders : lift, true);
        for (Column column : output.columns()) {
            if (column.role() == Column.Role.GROUP || column.role() == Column.Role.ID) {
                output.order(Fragment.of(column.name()), false);
            }
        }
    }
}
