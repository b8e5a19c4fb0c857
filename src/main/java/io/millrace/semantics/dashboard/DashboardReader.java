package io.millrace.semantics.dashboard;

import io.millrace.db.Sql;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.Step;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the figures of a dashboard in one snapshot of the warehouse. */
public final class DashboardReader {

    private static final Named SALES = new Named("sales");

    private final Extent extent;
    private final Sums sums;

    DashboardReader(Sql sql, Extent extent, SemanticModel model) {
        this.extent = extent;
        this.sums = new Sums(sql, extent, model);
    }

    /** The days of which there is data. */
    public Extent extent() {
        return extent;
    }

    /** The key figures of the filter's period, and of the periods it is measured against. */
    public Headline headline(DashboardFilter filter) throws SQLException {
        Period period = filter.period(extent);
        Step step = Step.of(period);
        FiguresByTime figures = figures(filter, period, step, measuredAgainst(period));
        Series series = series(period, step, figures);
        return new Headline(
                extent,
                period,
                series.total(),
                figures(figures, period.previous()),
                figures(figures, period.yearBefore()),
                series);
    }

    /** Nothing where the data does not reach back to these days. */
    private Optional<KeyFigures> figures(FiguresByTime figures, Period days) {
        return extent.reachesBackTo(days) ? Optional.of(figures.of(days)) : Optional.empty();
    }

    /** The key figures of the filter's period, step by step. */
    public Series series(DashboardFilter filter, Step step) throws SQLException {
        Period period = filter.period(extent);
        return series(period, step, figures(filter, period, step, List.of()));
    }

    private FiguresByTime figures(
            DashboardFilter filter, Period period, Step step, List<Period> others)
            throws SQLException {
        List<Period> periods = new ArrayList<>(others);
        boolean isByMonth = step == Step.MONTH;
        if (isByMonth) {
            periods.add(period);
        }
        return FiguresByTime.read(
                sums, extent, filter, periods, isByMonth ? List.of() : List.of(period));
    }

    private static Series series(Period period, Step step, FiguresByTime figures) {
        List<Series.Point> points = new ArrayList<>();
        for (LocalDate day = period.from(); !day.isAfter(period.to()); day = step.next(day)) {
            LocalDate end = step.next(day).minusDays(1);
            Period days = new Period(day, end.isAfter(period.to()) ? period.to() : end);
            points.add(
                    new Series.Point(
                            days.from(),
                            days.to(),
                            step == Step.MONTH ? figures.of(days) : figures.ofDays(days)));
        }
        return new Series(step, points);
    }

    /** The parts of a chart, largest first; all that may be picked in it, whichever is. */
    public List<Slice> slices(Chart chart, DashboardFilter filter) throws SQLException {
        DashboardFilter shown = chart.shown(filter);
        Period period = shown.period(extent);
        if (chart.longest() > 0) {
            return top(chart, shown, period);
        }
        return sums.of(shown, List.of(period), List.of(chart.grouping()), chart.measures()).stream()
                .map(row -> slice(chart, row))
                .sorted(
                        Comparator.comparing(Slice::size)
                                .reversed()
                                .thenComparing(slice -> slice.pick().label()))
                .toList();
    }

    private List<Slice> top(Chart chart, DashboardFilter filter, Period period)
            throws SQLException {
        return sums.top(filter, period, chart).stream().map(row -> slice(chart, row)).toList();
    }

    private static Slice slice(Chart chart, Sums.Row row) {
        return new Slice(pick(chart.facet(), row), row.figure(0), row.figure(1));
    }

    /** What has a key is picked by it. */
    private static Pick pick(Facet facet, Sums.Row row) {
        return new Pick(facet, row.keys().getLast(), row.keys().getFirst());
    }

    /** The product with the most sales; nothing where nothing was sold. */
    public Optional<BestSeller> bestSeller(DashboardFilter filter) throws SQLException {
        Period period = filter.period(extent);
        // Asked as the chart of products asks, so that both are one question.
        Optional<Slice> best = top(Chart.PRODUCTS, filter, period).stream().findFirst();
        if (best.isEmpty()) {
            return Optional.empty();
        }
        Pick pick = best.get().pick();
        FiguresByTime figures =
                FiguresByTime.read(
                        sums, extent, filter.with(pick), measuredAgainst(period), List.of());
        return Optional.of(
                new BestSeller(
                        pick,
                        best.get().size(),
                        figures(figures, period.previous()).map(KeyFigures::sales),
                        figures(figures, period.yearBefore()).map(KeyFigures::sales)));
    }

    /** The periods before, as far as the data reaches back to them. */
    private List<Period> measuredAgainst(Period period) {
        return Stream.of(period.previous(), period.yearBefore())
                .filter(extent::reachesBackTo)
                .distinct()
                .toList();
    }

    /** Sales by weekday and month, whichever of them is picked; what has none is left out. */
    public List<HeatCell> heatMap(DashboardFilter filter) throws SQLException {
        DashboardFilter shown = filter.without(Set.of(Facet.WEEKDAY, Facet.MONTH));
        List<Grouping> by =
                List.of(
                        new Grouping.Cyclic(Cycle.WEEKDAY),
                        new Grouping.Cyclic(Cycle.MONTH_OF_YEAR));
        return sums.of(shown, List.of(shown.period(extent)), by, List.of(SALES)).stream()
                .map(row ->
                        new HeatCell(
                                DayOfWeek.valueOf(row.keys().get(0).toUpperCase(Locale.ROOT)),
                                Month.valueOf(row.keys().get(1).toUpperCase(Locale.ROOT)),
                                row.figure(0)))
                .toList();
    }
}
