package io.millrace.semantics.sql;

import io.millrace.semantics.model.AggregateDefinition;
import io.millrace.semantics.model.DimensionDefinition;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Measure;
import io.millrace.semantics.query.Timespan;
import io.millrace.warehouse.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Figures from the sums by month, which hold a few rows where the facts hold thousands. */
final class Monthly {

    private final Context context;
    private final AggregateDefinition sums;

    private Monthly(Context context, AggregateDefinition sums) {
        this.context = context;
        this.sums = sums;
    }

    /** Nothing where the sums do not hold all that is wanted. */
    static Optional<List<Source>> sources(
            Context context, List<Key> keys, Collection<Measure> figures) {
        if (figures.isEmpty() || !isOfWholeMonths(context)) {
            return Optional.empty();
        }
        List<Monthly> fitting =
                context.model().aggregates().values().stream()
                        .map(sums -> new Monthly(context, sums))
                        .filter(monthly -> monthly.holds(keys))
                        .toList();
        for (Monthly monthly : fitting) {
            if (figures.stream().allMatch(monthly::holds)) {
                return Optional.of(List.of(monthly.source("figures", keys, figures)));
            }
        }
        Map<Monthly, List<Measure>> chosen = new LinkedHashMap<>();
        for (Measure figure : figures) {
            Optional<Monthly> first =
                    fitting.stream().filter(monthly -> monthly.holds(figure)).findFirst();
            if (first.isEmpty()) {
                return Optional.empty();
            }
            chosen.computeIfAbsent(first.get(), _ -> new ArrayList<>()).add(figure);
        }
        return Optional.of(
                chosen.entrySet().stream()
                        .map(entry -> entry.getKey().named(keys, entry.getValue()))
                        .toList());
    }

    private static boolean isOfWholeMonths(Context context) {
        Timespan span = context.subject().span();
        return context.subject().basis() == DateBasis.ORDER
                && (span instanceof Timespan.Everything
                        || span.within(context.extent()).stream()
                                .allMatch(context.extent()::holdsWholeMonths));
    }

    private boolean holds(List<Key> keys) {
        return keys.stream().allMatch(this::holds)
                && context.subject().conditions().stream().allMatch(this::holds)
                && sums.onlyBy().stream().allMatch(name -> isHeldApart(name, keys));
    }

    private boolean holds(Key key) {
        return switch (key) {
            case Key.OfModel model -> column(model).isPresent();
            case Key.OfStep(_, var unit) -> CalendarSql.holdsMonths(unit);
            case Key.OfCycle(_, var cycle) -> holds(cycle);
            case Key.OfKind _, Key.OfPlace _ -> false;
        };
    }

    private boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.OneOf one -> sums.dimensions().containsKey(one.dimension());
            case Condition.Recurring recurring -> holds(recurring.cycle());
            case Condition.Numeric _,
                    Condition.Flagged _,
                    Condition.Dated _,
                    Condition.Belonging _ ->
                    false;
        };
    }

    private boolean holds(Cycle cycle) {
        return CalendarSql.holdsMonths(cycle)
                || (sums.weekday() != null && CalendarSql.holdsWeekdays(cycle));
    }

    private boolean holds(Measure figure) {
        return column(figure).isPresent();
    }

    /** Whether the values of a dimension never come together in one row. */
    private boolean isHeldApart(String name, List<Key> keys) {
        DimensionDefinition dimension = context.model().dimension(name);
        return keys.stream()
                        .anyMatch(key ->
                                key instanceof Key.OfModel(_, String sql)
                                        && sql.equals(dimension.column()))
                || context.subject().conditions().stream()
                        .anyMatch(condition ->
                                condition instanceof Condition.OneOf one
                                        && one.dimension().equals(name)
                                        && !one.negated()
                                        && one.values().size() == 1);
    }

    private Optional<String> column(Key.OfModel key) {
        SemanticModel model = context.model();
        return sums.dimensions().entrySet().stream()
                .filter(entry -> model.dimension(entry.getKey()).column().equals(key.sql()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<String> column(Measure figure) {
        return figure instanceof Measure.Named(String name)
                ? Optional.ofNullable(context.model().measure(name).aggregate())
                        .map(sums.columns()::get)
                : Optional.empty();
    }

    private Source named(List<Key> keys, Collection<Measure> figures) {
        return source("figures_of_" + sums.name().replace("agg_", ""), keys, figures);
    }

    private Source source(String name, List<Key> keys, Collection<Measure> figures) {
        Map<Measure, Fragment> values = new LinkedHashMap<>();
        for (Measure figure : figures) {
            String sum = "SUM(" + column(figure).orElseThrow() + ")";
            values.put(figure, Fragment.of(keys.isEmpty() ? "COALESCE(" + sum + ", 0)" : sum));
        }
        return new Source(name, this::rows, keys.stream().map(this::expression).toList(), values);
    }

    private Fragment expression(Key key) {
        return Fragment.of(
                switch (key) {
                    case Key.OfModel model -> column(model).orElseThrow();
                    case Key.OfStep(_, var unit) -> CalendarSql.stepOfMonth(unit, sums.month());
                    case Key.OfCycle(_, var cycle) -> part(cycle);
                    case Key.OfKind _, Key.OfPlace _ ->
                            throw new IllegalStateException("No month has a " + key);
                });
    }

    private String part(Cycle cycle) {
        return CalendarSql.holdsMonths(cycle)
                ? CalendarSql.partOfMonth(cycle, sums.month())
                : CalendarSql.partOfWeek(cycle, Objects.requireNonNull(sums.weekday()));
    }

    private Select rows() {
        Select select = new Select().from(sums.table());
        span().ifPresent(select::where);
        context.subject().conditions().forEach(condition -> select.where(of(condition)));
        Stream.ofNullable(sums.where()).map(Fragment::of).forEach(select::where);
        return select;
    }

    private Optional<Fragment> span() {
        Timespan span = context.subject().span();
        if (span instanceof Timespan.Everything) {
            return Optional.empty();
        }
        return Optional.of(
                SpanSql.either(span.within(context.extent()).stream().map(this::within).toList()));
    }

    private Fragment within(Period period) {
        int from = period.fromKey() / 100;
        int to = period.toKey() / 100;
        return from == to
                ? Fragment.of(sums.month() + " = ?", from)
                : Fragment.of(sums.month() + " BETWEEN ? AND ?", from, to);
    }

    private Fragment of(Condition condition) {
        return switch (condition) {
            case Condition.OneOf one ->
                    ConditionSql.oneOf(
                            Fragment.of(
                                    Objects.requireNonNull(sums.dimensions().get(one.dimension()))),
                            one);
            case Condition.Recurring recurring ->
                    ConditionSql.recurring(recurring, Fragment.of(part(recurring.cycle())));
            case Condition.Numeric _,
                    Condition.Flagged _,
                    Condition.Dated _,
                    Condition.Belonging _ ->
                    throw new IllegalStateException("No month can tell whether " + condition);
        };
    }
}
