package io.millrace.semantics.sql;

import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Range;
import io.millrace.semantics.query.Timespan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Writes what must be true of lines. */
final class ConditionSql {

    private final Context context;
    private final Joins joins;
    private final Columns columns;

    /** Where lines without what a condition is about drop out. */
    ConditionSql(Context context, Joins joins) {
        this(context, joins, joins::require);
    }

    /** Over rows that have all that conditions need, written in their own way. */
    ConditionSql(Context context, Columns columns) {
        this(context, new Joins(context.model()), columns);
    }

    private ConditionSql(Context context, Joins joins, Columns columns) {
        this.context = context;
        this.joins = joins;
        this.columns = columns;
    }

    /** Where such lines stay, and just do not meet the condition. */
    List<Fragment> optionally(List<Condition> conditions) {
        return new ConditionSql(context, joins, joins::allow).of(conditions);
    }

    /** What the subject demands: its span and its conditions, and that there is such a day. */
    List<Fragment> ofSubject() {
        List<Fragment> all = new ArrayList<>();
        SpanSql.within(context.subject().span(), context.extent(), joins.require(context.day()))
                .ifPresent(all::add);
        all.addAll(of(context.subject().conditions()));
        return all;
    }

    List<Fragment> of(List<Condition> conditions) {
        return conditions.stream().map(this::of).toList();
    }

    private Fragment of(Condition condition) {
        return switch (condition) {
            case Condition.OneOf one -> oneOf(one);
            case Condition.Numeric(String attribute, Range range, boolean negated) ->
                    not(
                            negated,
                            RangeSql.within(
                                    range,
                                    Fragment.of(
                                            columns.use(
                                                    context.model()
                                                            .attribute(attribute)
                                                            .column()))));
            case Condition.Flagged(String flag, boolean negated) ->
                    not(negated, Fragment.of(columns.use(context.model().flag(flag).expression())));
            case Condition.Recurring recurring -> recurring(recurring, columns.use(context.day()));
            case Condition.Dated(var basis, var span) ->
                    dated(columns.use(context.model().basis(basis).key()), span);
            case Condition.Belonging belonging -> new BelongingSql(context).of(belonging, columns);
        };
    }

    /** Within a span without end lies whatever has such a day. */
    private Fragment dated(String day, Timespan span) {
        return SpanSql.within(span, context.extent(), day)
                .orElse(Fragment.of(day + " IS NOT NULL"));
    }

    private Fragment oneOf(Condition.OneOf condition) {
        DimensionDefinition dimension = context.model().dimension(condition.dimension());
        if (dimension.computed() != null) {
            columns.use("c.first_order_date");
            return oneOf(NewCustomers.kind(context), condition);
        }
        return oneOf(condition, dimension, columns);
    }

    /** That a value is among those of the condition, by name or by the number of its own. */
    static Fragment oneOf(
            Condition.OneOf condition, DimensionDefinition dimension, Columns columns) {
        Fragment named = oneOf(Fragment.of(columns.use(dimension.column())), condition);
        if (dimension.id() == null) {
            return named;
        }
        Fragment numbered = oneOf(Fragment.of(columns.use(dimension.id())), condition);
        return Fragment.fill(condition.negated() ? "{} AND {}" : "({} OR {})", named, numbered);
    }

    /** Takes note that an expression is used, and gives it as it is to be written. */
    @FunctionalInterface
    interface Columns {
        String use(String expression);
    }

    static Fragment oneOf(Fragment value, Condition.OneOf condition) {
        return oneOf(value, condition.values(), condition.negated());
    }

    private static Fragment oneOf(Fragment value, List<?> values, boolean negated) {
        return values.size() == 1
                ? value.then(Fragment.of(negated ? " <> ?" : " = ?", values.getFirst()))
                : Fragment.fill(
                        negated ? "{} NOT IN ({})" : "{} IN ({})", value, Fragment.list(values));
    }

    static Fragment recurring(Condition.Recurring condition, String day) {
        return recurring(condition, Fragment.of(CalendarSql.part(condition.cycle(), day)));
    }

    static Fragment recurring(Condition.Recurring condition, Fragment part) {
        return oneOf(
                part.text().contains(" ") ? Fragment.fill("({})", part) : part,
                condition.values(),
                condition.negated());
    }

    static Fragment not(boolean negated, Fragment condition) {
        return negated ? Fragment.fill("NOT ({})", condition) : enclosed(condition);
    }

    private static Fragment enclosed(Fragment condition) {
        return condition.text().contains(" OR ") ? Fragment.fill("({})", condition) : condition;
    }

    /** All of them, as one. */
    static Fragment all(List<Fragment> conditions) {
        return conditions.isEmpty()
                ? Fragment.of("1 = 1")
                : Fragment.join(" AND ", Collections.unmodifiableList(conditions));
    }
}
