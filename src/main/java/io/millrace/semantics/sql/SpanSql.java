package io.millrace.semantics.sql;

import io.millrace.semantics.query.Timespan;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import java.util.List;
import java.util.Optional;

/** The condition that a day lies in a time span. */
final class SpanSql {

    private SpanSql() {}

    /**
     * Bounds of a yyyymmdd number, by which the server finds the months it has to read.
     *
     * @return nothing where the span has no end; an open end has no bound
     */
    static Optional<Fragment> within(Timespan span, Extent extent, String day) {
        return switch (span) {
            case Timespan.Everything() -> Optional.empty();
            case Timespan.Days(var from, var to) when from == null && to == null ->
                    Optional.empty();
            case Timespan.Days(var from, var to) when from != null && to == null ->
                    Optional.of(Fragment.of(day + " >= ?", new Period(from, from).fromKey()));
            case Timespan.Days(var from, var to) when from == null && to != null ->
                    Optional.of(Fragment.of(day + " <= ?", new Period(to, to).toKey()));
            case Timespan.Several(List<Timespan> spans)
                    when spans.stream().anyMatch(SpanSql::isOpen) ->
                    anyOf(spans.stream().map(member -> within(member, extent, day)).toList());
            case Timespan.Days _,
                    Timespan.Current _,
                    Timespan.Earlier _,
                    Timespan.Latest _,
                    Timespan.Several _ ->
                    Optional.of(within(span.within(extent), day));
        };
    }

    static Fragment within(List<Period> periods, String day) {
        return either(periods.stream().map(period -> within(period, day)).toList());
    }

    private static Fragment within(Period period, String day) {
        return period.from().equals(period.to())
                ? Fragment.of(day + " = ?", period.fromKey())
                : Fragment.of(day + " BETWEEN ? AND ?", period.fromKey(), period.toKey());
    }

    private static Optional<Fragment> anyOf(List<Optional<Fragment>> members) {
        return members.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(either(members.stream().map(Optional::orElseThrow).toList()));
    }

    static Fragment either(List<Fragment> conditions) {
        return conditions.size() == 1
                ? conditions.getFirst()
                : Fragment.fill("({})", Fragment.join(" OR ", conditions));
    }

    /** Whether an end of it moves with the data. */
    static boolean isOpen(Timespan span) {
        return switch (span) {
            case Timespan.Everything() -> true;
            case Timespan.Days(var from, var to) -> from == null || to == null;
            case Timespan.Current _, Timespan.Earlier _, Timespan.Latest _ -> false;
            case Timespan.Several(List<Timespan> spans) -> spans.stream().anyMatch(SpanSql::isOpen);
        };
    }
}
