package io.millrace.semantics.sql;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The steps of time that a span holds, whether anything was sold in them or not. */
final class StepSpans {

    private static final String DAY = "d.date_key";

    private final Context context;
    private final Unit unit;

    /** Of a subject that has rows by steps. */
    StepSpans(Context context) {
        this.context = context;
        this.unit = Objects.requireNonNull(context.step());
    }

    /**
     * The span and, for each of its parts, the step before it, which its first is compared with.
     */
    Timespan withStepBefore() {
        if (context.subject().span() instanceof Timespan.Everything) {
            return context.subject().span();
        }
        List<Period> periods = new ArrayList<>();
        for (Period period : periods()) {
            LocalDate first = unit.start(period.from());
            periods.add(new Period(unit.plus(first, -1), first.minusDays(1)));
            periods.add(period);
        }
        return Variants.named(periods);
    }

    /**
     * The numbers of the steps, and with them the parts of the calendar that lie in each.
     *
     * @param keys by time
     * @param rows where rows with steps are, of which the last counts if the data may reach beyond
     *     the last order
     */
    Select select(List<Key> keys, String rows) {
        Select select = new Select().from("dim_date d").where(within()).where(recurring());
        for (Key key : keys) {
            if (key instanceof Key.OfStep(String name, _)) {
                String step = CalendarSql.step(unit, DAY);
                select.column(step, name).groupBy(List.of(Fragment.of(step)));
                if (mayReachBeyond()) {
                    select.where(
                            Fragment.of(
                                    "%s <= (SELECT MAX(%s) FROM %s)".formatted(step, name, rows)));
                }
            } else if (key instanceof Key.OfCycle(String name, var cycle)) {
                String part = CalendarSql.part(cycle, DAY);
                select.column(part, name).groupBy(List.of(Fragment.of(part)));
            }
        }
        return select;
    }

    /** Whether a step is one of the question's own, by the first day that it has. */
    Fragment isAsked() {
        return SpanSql.within(context.subject().span(), context.extent(), DAY)
                .map(within -> Fragment.fill("MAX(CASE WHEN {} THEN 1 ELSE 0 END)", within))
                .orElse(Fragment.of("1"));
    }

    /**
     * Turns the steps of another span into those of this one: the first into the first, and so on.
     */
    UnaryOperator<Fragment> pairing(Timespan other) {
        Select own = numbered(this);
        Select others = numbered(new StepSpans(context.about(context.subject().with(other))));
        Fragment paired =
                new Select()
                        .column("own.step", "step")
                        .column("other.step", "step_before")
                        .from(Fragment.fill("(\n{}\n) own", own.sql().indented()))
                        .from(
                                Fragment.fill(
                                        "JOIN (\n{}\n) other ON other.place = own.place",
                                        others.sql().indented()))
                        .sql();
        String name = context.statement().with("paired", paired);
        return step ->
                Fragment.fill(
                        "(SELECT " + name + ".step FROM " + name + " WHERE step_before = {})",
                        step);
    }

    private static Select numbered(StepSpans steps) {
        String step = CalendarSql.step(steps.unit, DAY);
        return new Select()
                .column(step, "step")
                .column("ROW_NUMBER() OVER (ORDER BY MIN(" + DAY + "))", "place")
                .from("dim_date d")
                .where(steps.within())
                .where(steps.recurring())
                .groupBy(List.of(Fragment.of(step)));
    }

    private Fragment within() {
        Extent extent = context.extent();
        boolean beyond = mayReachBeyond();
        List<Period> reached =
                periods().stream()
                        .filter(period -> !period.to().isBefore(extent.first()))
                        .filter(period -> beyond || !period.from().isAfter(extent.last()))
                        .map(period -> reached(period, extent, beyond))
                        .toList();
        return SpanSql.within(reached.isEmpty() ? periods() : reached, DAY);
    }

    private static Period reached(Period period, Extent extent, boolean beyond) {
        LocalDate from = period.from().isBefore(extent.first()) ? extent.first() : period.from();
        LocalDate to = period.to().isAfter(extent.last()) ? extent.last() : period.to();
        return new Period(from, beyond ? period.to() : to);
    }

    /** By the day of the order nothing lies beyond the last order. */
    private boolean mayReachBeyond() {
        return context.subject().basis() != DateBasis.ORDER
                && periods().getLast().to().isAfter(context.extent().last());
    }

    /** In a question about Decembers only Decembers are missing. */
    private List<Fragment> recurring() {
        return context.subject().conditions().stream()
                .map(condition ->
                        condition instanceof Condition.Recurring recurring
                                ? Optional.of(ConditionSql.recurring(recurring, DAY))
                                : Optional.<Fragment>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    private List<Period> periods() {
        Timespan span = context.subject().span();
        List<Period> periods = span.within(context.extent());
        if (context.subject().basis() == DateBasis.ORDER || !SpanSql.isOpen(span)) {
            return periods;
        }
        // What was ordered last is shipped and comes back after the last order.
        Period last = periods.getLast();
        List<Period> open = new ArrayList<>(periods.subList(0, periods.size() - 1));
        open.add(new Period(last.from(), last.to().plusYears(1)));
        return open;
    }
}
