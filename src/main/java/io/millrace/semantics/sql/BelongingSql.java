package io.millrace.semantics.sql;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Condition.Deed;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Threshold;
import io.millrace.semantics.query.Timespan;
import java.util.List;

/** The condition that an entity has done something, has never done it, or has done nothing else. */
final class BelongingSql {

    private final Context outer;

    BelongingSql(Context outer) {
        this.outer = outer;
    }

    /**
     * Whether the entity is among those of the deed.
     *
     * @param columns where the entity's key is found in the query around
     */
    Fragment of(Condition.Belonging belonging, ConditionSql.Columns columns) {
        List<String> key = outer.model().dimension(belonging.entity()).key();
        List<Fragment> found = key.stream().map(columns::use).map(Fragment::of).toList();
        Fragment entity =
                found.size() == 1
                        ? found.getFirst()
                        : Fragment.fill("({})", Fragment.join(", ", found));
        String name = belonging.entity();
        return switch (belonging.quantifier()) {
            case SOME -> among(key, entity, " IN ", "chosen_" + name, doers(key, belonging.deed()));
            case NONE ->
                    among(
                            key,
                            entity,
                            " NOT IN ",
                            "left_out_" + name,
                            doers(key, belonging.deed()));
            case ALL ->
                    among(key, entity, " IN ", "chosen_" + name, onlyDoers(key, belonging.deed()));
        };
    }

    /**
     * A named query without repetitions is looked up in, where MariaDB else might search it anew.
     */
    private Fragment among(
            List<String> key, Fragment entity, String in, String wanted, Fragment query) {
        String name = outer.statement().with(wanted, query);
        String columns = String.join(", ", key.stream().map(BelongingSql::name).toList());
        return entity.then(in + "(SELECT " + columns + " FROM " + name + ")");
    }

    private Fragment doers(List<String> key, Deed deed) {
        Threshold amount = deed.amount();
        return amount == null
                ? of(deed, key).sql()
                : new AmountSql(about(deed)).reaching(amount, keys(key));
    }

    private Select of(Deed deed, List<String> key) {
        Source source = Lines.source(about(deed), keys(key), List.of());
        Select select = source.rows().get().distinct();
        source.keys().forEach(sql -> select.column(sql, name(sql.text())));
        return select;
    }

    private Context about(Deed deed) {
        return outer.about(new Subject(deed.conditions(), deed.span(), DateBasis.ORDER))
                .stepping(null);
    }

    /**
     * Those whose every sale in the deed's span meets its conditions; without conditions, those
     * whose every sale lies in the span.
     */
    private Fragment onlyDoers(List<String> key, Deed deed) {
        boolean bySpan = deed.conditions().isEmpty();
        Context context =
                about(bySpan ? new Deed(List.of(), new Timespan.Everything(), null) : deed);
        Joins joins = new Joins(context.model());
        Select select = new Select();
        List<Fragment> columns = key.stream().map(joins::require).map(Fragment::of).toList();
        columns.forEach(sql -> select.column(sql, name(sql.text())));
        Fragment like =
                bySpan
                        ? SpanSql.within(deed.span(), context.extent(), context.day())
                                .orElse(Fragment.of("1 = 1"))
                        : ConditionSql.all(
                                new ConditionSql(context, joins).optionally(deed.conditions()));
        List<Fragment> within =
                SpanSql.within(context.subject().span(), context.extent(), context.day()).stream()
                        .toList();
        joins.from().forEach(select::from);
        return select.where(within)
                .where(joins.restrictions())
                .groupBy(columns)
                .having(Fragment.fill("COUNT(*) = SUM(CASE WHEN {} THEN 1 ELSE 0 END)", like))
                .sql();
    }

    private static List<Key> keys(List<String> key) {
        return key.stream().<Key>map(sql -> new Key.OfModel(name(sql), sql)).toList();
    }

    /** The column without its table. */
    private static String name(String sql) {
        return sql.substring(sql.lastIndexOf('.') + 1);
    }
}
