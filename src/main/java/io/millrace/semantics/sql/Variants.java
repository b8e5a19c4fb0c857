package io.millrace.semantics.sql;

import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Comparison;
import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.semantics.query.Unit;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out about which sales a question needs figures: its own, and those it compares with. */
final class Variants {

    /** What a step, period or year before is called. */
    static final String BEFORE = "_before";

    /** The other of two values. */
    static final String OTHER = "_other";

    /** The whole of which the question's own is a part. */
    static final String WHOLE = "_whole";

    private final Breakdown query;
    private final Context context;

    /** The context is that of the question's own subject. */
    Variants(Breakdown query, Context context) {
        this.query = query;
        this.context = context;
    }

    /** Of two spans the later one is the question's own, whichever it names first. */
    static Breakdown laterFirst(Breakdown query, Extent extent) {
        Timespan span = query.subject().span();
        return query.comparison() instanceof Comparison.WithSpan(Timespan other)
                        && first(other, extent).isAfter(first(span, extent))
                ? query.about(query.subject().with(other)).compared(new Comparison.WithSpan(span))
                : query;
    }

    private static LocalDate first(Timespan span, Extent extent) {
        return span.within(extent).getFirst().from();
    }

    List<Variant> all() {
        List<Variant> all = new ArrayList<>();
        Subject own = own();
        all.add(new Variant("", context.about(part(own)), true));
        Variant other = other(own);
        if (other != null) {
            all.add(other);
        }
        if (query.share() instanceof Share.OfWhole) {
            all.add(new Variant(WHOLE, context.about(own), true));
        }
        return all;
    }

    /** The sales that the question's rows are about, without those that they are compared with. */
    Context asked() {
        return context.about(
                query.comparison() instanceof Comparison.StepBefore ? query.subject() : own());
    }

    private Subject own() {
        Subject subject = query.subject();
        return switch (query.comparison()) {
            case Comparison.OfValues(String dimension, String first, _) ->
                    with(subject, Condition.OneOf.of(dimension, first));
            case Comparison.StepBefore() -> subject.with(new StepSpans(context).withStepBefore());
            case null -> subject;
            case Comparison.WithSpan _,
                    Comparison.WithPeriodBefore _,
                    Comparison.WithYearBefore _,
                    Comparison.StepYearBefore _ ->
                    subject;
        };
    }

    private @Nullable Variant other(Subject own) {
        Subject subject = query.subject();
        return switch (query.comparison()) {
            case Comparison.OfValues(String dimension, _, String second) ->
                    new Variant(
                            OTHER,
                            context.about(
                                    part(with(subject, Condition.OneOf.of(dimension, second)))),
                            true);
            case Comparison.WithSpan(Timespan other) -> before(own, other);
            case Comparison.WithPeriodBefore() ->
                    before(own, named(List.of(periods(subject).getFirst().previous())));
            case Comparison.WithYearBefore(), Comparison.StepYearBefore() -> yearBefore(own);
            case Comparison.StepBefore() -> null;
            case null -> null;
        };
    }

    private Variant before(Subject own, Timespan span) {
        Unit unit = context.step();
        Context before = context.about(part(own.with(span)));
        return unit == null
                ? new Variant(BEFORE, before, isKnown(span))
                : new Variant(
                        BEFORE,
                        before,
                        isKnown(span),
                        0,
                        new StepSpans(context.about(own)).pairing(span));
    }

    private Variant yearBefore(Subject own) {
        Timespan span =
                own.span() instanceof Timespan.Everything
                        ? own.span()
                        : named(periods(own).stream().map(period -> yearBefore(period)).toList());
        Context before = context.about(part(own.with(span)));
        Unit unit = context.step();
        if (unit == null) {
            return new Variant(BEFORE, before, isKnown(span));
        }
        return new Variant(
                BEFORE,
                before,
                isKnown(span),
                CalendarSql.step(unit, context.extent().first()) + CalendarSql.year(unit),
                step -> step.then(" + " + CalendarSql.year(unit)));
    }

    private static Period yearBefore(Period period) {
        Period before = new Period(period.from().minusYears(1), period.to().minusYears(1));
        return period.isWholeMonths()
                ? new Period(before.from(), YearMonth.from(before.to()).atEndOfMonth())
                : before;
    }

    private List<Period> periods(Subject subject) {
        return subject.span().within(context.extent());
    }

    static Timespan named(List<Period> periods) {
        List<Timespan> days =
                periods.stream()
                        .<Timespan>map(period -> new Timespan.Days(period.from(), period.to()))
                        .toList();
        return days.size() == 1 ? days.getFirst() : new Timespan.Several(days);
    }

    /** Whether the data reach into the span. */
    private boolean isKnown(Timespan span) {
        Extent extent = context.extent();
        return span.within(extent).stream()
                .anyMatch(period ->
                        !period.to().isBefore(extent.first())
                                && !period.from().isAfter(extent.last()));
    }

    /** Narrowed to the part of which the share is asked. */
    private Subject part(Subject subject) {
        return query.share() instanceof Share.OfWhole(List<Condition> part)
                ? with(subject, part.toArray(Condition[]::new))
                : subject;
    }

    private static Subject with(Subject subject, Condition... more) {
        List<Condition> conditions = new ArrayList<>(subject.conditions());
        conditions.addAll(List.of(more));
        return subject.with(conditions);
    }

    /** The unit by which there are rows; null where there are none by time. */
    static @Nullable Unit step(List<Grouping> groupings) {
        return groupings.stream()
                .map(by -> by instanceof Grouping.Steps(Unit unit) ? unit : null)
                .filter(unit -> unit != null)
                .findFirst()
                .orElse(null);
    }
}
