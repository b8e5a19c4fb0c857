package io.millrace.semantics.sql;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Grouping;
import java.util.List;

/** Writes which values stand on the same orders, and how much more often than by chance. */
final class BasketSql {

    private static final String ORDER = "order_id";
    private static final String ONE = "one_key";
    private static final String OTHER = "other_key";

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
        String pairs =
                statement.with("pairs", counted(statement.with("meetings", meetings(items))));
        String everything = statement.with("everything", everything());
        Select select =
                new Select()
                        .from(pairs)
                        .from("CROSS JOIN " + everything)
                        .where(Fragment.of(ONE + " <> " + OTHER));
        if (query.with() != null) {
            select.where(is(ONE, query.with()));
        }
        Output output = new Output();
        show(select, output, ONE, group.name(), "");
        show(select, output, OTHER, "other_" + group.name(), "Other ");
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

    /** How many orders hold both; a value with itself is on all of its own orders. */
    private Fragment meetings(String items) {
        String mine = "one." + key;
        String others = "other." + key;
        Fragment on =
                query.with() == null
                        ? Fragment.of(others + " >= " + mine)
                        : Fragment.fill(
                                "({} OR {})",
                                Fragment.of(others + " = " + mine),
                                is(mine, query.with()));
        return new Select()
                .column(mine, ONE)
                .column(others, OTHER)
                .column("COUNT(*)", "orders")
                .from(items + " one")
                .from(
                        Fragment.fill(
                                "JOIN %1$s other ON other.%2$s = one.%2$s AND {}"
                                        .formatted(items, ORDER),
                                on))
                .groupBy(List.of(Fragment.of(mine), Fragment.of(others)))
                .sql();
    }

    /** Each pair with the orders that either holds. */
    private static Fragment counted(String meetings) {
        String own =
                "MAX(CASE WHEN " + ONE + " = " + OTHER + " THEN orders END) OVER (PARTITION BY %s)";
        return new Select()
                .column(ONE, ONE)
                .column(OTHER, OTHER)
                .column("orders", "orders")
                .column(own.formatted(ONE), "one_orders")
                .column(own.formatted(OTHER), "other_orders")
                .from(meetings)
                .sql();
    }

    /** That a key is that of a value, which is said by name or number. */
    private Fragment is(String column, String value) {
        Group.Names names = group.names();
        if (names == null) {
            return Fragment.of(column + " = ?", value);
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
        return Fragment.fill(column + " IN (\n{}\n)", select.sql().indented());
    }

    private void show(Select select, Output output, String side, String name, String before) {
        String label = MeasureNames.capital((before + group.label()).strip());
        Group.Names names = group.names();
        if (names == null) {
            output.show(Fragment.of(side), name, label, Format.TEXT, Column.Role.GROUP);
            return;
        }
        String alias = side.substring(0, side.indexOf('_'));
        select.from(
                "JOIN %1$s %2$s ON %2$s.%3$s = %4$s"
                        .formatted(names.table().table(), alias, names.column(), side));
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
                        "1.0000 * pairs.orders * everything.orders / NULLIF(one_orders * other_orders, 0)");
        output.show(orders, "orders", "Orders with both", Format.NUMBER, Column.Role.VALUE);
        output.show(
                Fragment.of("1.0000 * pairs.orders / NULLIF(everything.orders, 0)"),
                "support",
                "Part of all orders",
                Format.PERCENT,
                Column.Role.SHARE);
        output.show(
                Fragment.of("1.0000 * pairs.orders / NULLIF(one_orders, 0)"),
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
