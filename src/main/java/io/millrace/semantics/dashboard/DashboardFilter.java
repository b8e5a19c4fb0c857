package io.millrace.semantics.dashboard;

import io.millrace.semantics.query.Condition;
import io.millrace.semantics.query.DateBasis;
import io.millrace.semantics.query.Subject;
import io.millrace.semantics.query.Timespan;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.PeriodChoice;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a dashboard is about: a period, and what it is narrowed to.
 *
 * @param picks in the order in which they were picked, of each facet one at most
 */
public record DashboardFilter(PeriodChoice choice, List<Pick> picks) {

    public DashboardFilter {
        picks = List.copyOf(picks);
    }

    /** The whole business of a period. */
    public static DashboardFilter of(PeriodChoice choice) {
        return new DashboardFilter(choice, List.of());
    }

    /** The same in another period; days of the old one are forgotten. */
    public DashboardFilter in(PeriodChoice other) {
        return new DashboardFilter(other, without(Set.of(Facet.SPAN)).picks);
    }

    /** Narrowed further, or to something else of the same facet. */
    public DashboardFilter with(Pick pick) {
        List<Pick> narrowed = new ArrayList<>(without(Set.of(pick.facet())).picks);
        narrowed.add(pick);
        return new DashboardFilter(choice, narrowed);
    }

    /** Without these facets and what makes no sense without them. */
    public DashboardFilter without(Set<Facet> facets) {
        return new DashboardFilter(
                choice,
                picks.stream()
                        .filter(pick ->
                                facets.stream()
                                        .noneMatch(facet ->
                                                facet == pick.facet()
                                                        || facet.narrower().contains(pick.facet())))
                        .toList());
    }

    /** As it was when only so many things had been picked. */
    public DashboardFilter backTo(int count) {
        return new DashboardFilter(choice, picks.subList(0, count));
    }

    public Optional<Pick> pick(Facet facet) {
        return picks.stream().filter(pick -> pick.facet() == facet).findFirst();
    }

    /** The days that are meant, given the data there is. */
    public Period period(Extent extent) {
        return pick(Facet.SPAN).map(Pick::period).orElseGet(() -> choice.within(extent));
    }

    /** The periods without the months that it is not about. */
    List<Period> within(Collection<Period> periods) {
        Optional<Pick> month = pick(Facet.MONTH);
        return periods.stream()
                .flatMap(period -> Months.eachOf(period).stream())
                .filter(part ->
                        month.isEmpty()
                                || part.from().getMonthValue()
                                        == Integer.parseInt(month.get().value()))
                .toList();
    }

    /**
     * The sales of some days that it is about.
     *
     * @param days periods {@link #within} what it is about, one at least
     */
    Subject subject(Collection<Period> days) {
        List<Condition> conditions =
                picks.stream()
                        .filter(pick -> pick.facet() != Facet.MONTH)
                        .flatMap(pick -> pick.facet().condition(pick.value()).stream())
                        .toList();
        List<Timespan> spans =
                days.stream()
                        .<Timespan>map(each -> new Timespan.Days(each.from(), each.to()))
                        .toList();
        return new Subject(
                conditions,
                spans.size() == 1 ? spans.getFirst() : new Timespan.Several(spans),
                DateBasis.ORDER);
    }
}
