package io.millrace.semantics.dashboard;

import io.millrace.db.Sql;
import io.millrace.semantics.query.Cycle;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Measure.Named;
import io.millrace.semantics.query.Unit;
import io.millrace.semantics.sql.SqlCompiler;
import io.millrace.warehouse.Extent;
import io.millrace.warehouse.Period;
import io.millrace.warehouse.Step;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the figures of a dashboard in one snapshot of the warehouse. */
public final class DashboardReader {

    private static final Named SALES = new Named("sales");

    /** There are monthly sums of them. */
    private static final List<Named> SOLD =
            List.of(SALES, new Named("profit"), new Named("orders"));

    /** For them each line has to be looked at. */
    private static final List<Named> HANDLED =
            List.of(new Named("returned_orders"), new Named("lines"), new Named("shipping_days"));

    private final Sql sql;
    private final Extent extent;
    private final Sums sums;

    DashboardReader(Sql sql, Extent extent, SqlCompiler compiler) {
        this.sql = sql;
        this.extent = extent;
        this.sums = new Sums(sql, extent, compiler);
    }

    /** The days of which there is data. */
    public Extent extent() {
        return extent;
    }

    /** The sync of which the figures are, as {@link DashboardReports#version} numbers it. */
    public long version() throws SQLException {
        return MartDashboard.version(sql);
    }

    /** Sales, profit and orders alone of what {@link #headline} tells; much sooner. */
    public Headline sold(DashboardFilter filter) throws SQLException {
        return headline(filter, List.of(SOLD));
    }

    /** The key figures of the filter's period, and of the periods it is measured against. */
    public Headline headline(DashboardFilter filter) throws SQLException {
        return headline(filter, List.of(SOLD, HANDLED));
    }

    private Headline headline(DashboardFilter filter, List<List<Named>> measures)
            throws SQLException {
        Period period = filter.period(extent);
        Series series = series(filter, Step.of(period), measures);
        return new Headline(
                extent,
                period,
                series.total(),
                figures(filter, period.previous(), measures),
                figures(filter, period.yearBefore(), measures),
                series);
    }

    /** Nothing where the data does not reach back to these days. */
    private Optional<KeyFigures> figures(
            DashboardFilter filter, Period days, List<List<Named>> measures) throws SQLException {
        if (!extent.reachesBackTo(days)) {
            return Optional.empty();
        }
        KeyFigures figures = KeyFigures.NONE;
        for (List<Named> some : measures) {
            for (Sums.Row row : sums.of(filter, days, List.of(), some)) {
                figures = figures.plus(figures(row, some));
            }
        }
        return Optional.of(figures);
    }

    /** The key figures of the filter's period, step by step. */
    public Series series(DashboardFilter filter, Step step) throws SQLException {
        return series(filter, step, List.of(SOLD, HANDLED));
    }

    private Series series(DashboardFilter filter, Step step, List<List<Named>> measures)
            throws SQLException {
        Period period = filter.period(extent);
        Map<String, KeyFigures> byName = new HashMap<>();
        List<Grouping> steps = List.of(new Grouping.Steps(unit(step)));
        for (List<Named> some : measures) {
            for (Sums.Row row : sums.of(filter, period, steps, some)) {
                byName.merge(row.keys().getFirst(), figures(row, some), KeyFigures::plus);
            }
        }
        List<Series.Point> points = new ArrayList<>();
        for (LocalDate day = period.from(); !day.isAfter(period.to()); day = step.next(day)) {
            LocalDate end = step.next(day).minusDays(1);
            points.add(
                    new Series.Point(
                            day,
                            end.isAfter(period.to()) ? period.to() : end,
                            byName.getOrDefault(step.name(day), KeyFigures.NONE)));
        }
        return new Series(step, points);
    }

    private static Unit unit(Step step) {
        return switch (step) {
            case DAY -> Unit.DAY;
            case WEEK -> Unit.WEEK;
            case MONTH -> Unit.MONTH;
        };
    }

    private static KeyFigures figures(Sums.Row row, List<Named> measures) {
        return measures.equals(SOLD)
                ? new KeyFigures(
                        row.figure(0), row.figure(1), row.figure(2).longValueExact(), 0, 0, 0)
                : new KeyFigures(
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        0,
                        row.figure(0).longValueExact(),
                        row.figure(1).longValueExact(),
                        row.figure(2).longValueExact());
    }

    /** The parts of a chart, largest first; all that may be picked in it, whichever is. */
    public List<Slice> slices(Chart chart, DashboardFilter filter) throws SQLException {
        DashboardFilter shown = chart.shown(filter);
        Period period = shown.period(extent);
        List<Named> measures = List.of(chart.size(), chart.beside());
        if (chart.longest() > 0) {
            return sums.top(shown, period, chart.grouping(), measures, chart.longest()).stream()
                    .map(row -> slice(chart, row))
                    .toList();
        }
        return sums.of(shown, period, List.of(chart.grouping()), measures).stream()
                .map(row -> slice(chart, row))
                .sorted(
                        Comparator.comparing(Slice::size)
                                .reversed()
                                .thenComparing(slice -> slice.pick().label()))
                .toList();
    }

    private static Slice slice(Chart chart, Sums.Row row) {
        return new Slice(pick(chart.facet(), row), row.figure(0), row.figure(1));
    }

    /** What has a number of its own is picked by it. */
    private static Pick pick(Facet facet, Sums.Row row) {
        return new Pick(facet, row.keys().getLast(), row.keys().getFirst());
    }

    /** The product with the most sales; nothing where nothing was sold. */
    public Optional<BestSeller> bestSeller(DashboardFilter filter) throws SQLException {
        Period period = filter.period(extent);
        Optional<Sums.Row> best =
                sums.top(filter, period, Chart.PRODUCTS.grouping(), List.of(SALES), 1).stream()
                        .findFirst();
        if (best.isEmpty()) {
            return Optional.empty();
        }
        Pick pick = pick(Facet.PRODUCT, best.get());
        DashboardFilter only = filter.with(pick);
        return Optional.of(
                new BestSeller(
                        pick,
                        best.get().figure(0),
                        sales(only, period.previous()),
                        sales(only, period.yearBefore())));
    }

    private Optional<BigDecimal> sales(DashboardFilter filter, Period days) throws SQLException {
        return extent.reachesBackTo(days)
                ? Optional.of(
                        sums.of(filter, days, List.of(), List.of(SALES)).stream()
                                .map(row -> row.figure(0))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                : Optional.empty();
    }

    /** Sales by weekday and month, whichever of them is picked; what has none is left out. */
    public List<HeatCell> heatMap(DashboardFilter filter) throws SQLException {
        DashboardFilter shown = filter.without(Set.of(Facet.WEEKDAY, Facet.MONTH));
        List<Grouping> by =
                List.of(
                        new Grouping.Cyclic(Cycle.WEEKDAY),
                        new Grouping.Cyclic(Cycle.MONTH_OF_YEAR));
        return sums.of(shown, shown.period(extent), by, List.of(SALES)).stream()
                .map(row ->
                        new HeatCell(
                                DayOfWeek.valueOf(row.keys().get(0).toUpperCase(Locale.ROOT)),
                                Month.valueOf(row.keys().get(1).toUpperCase(Locale.ROOT)),
                                row.figure(0)))
                .toList();
    }
}
