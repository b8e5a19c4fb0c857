package io.millrace.ask.chart;

import io.millrace.ask.chart.Chart.Kind;
import io.millrace.semantics.query.Basket;
import io.millrace.semantics.query.Breakdown;
import io.millrace.semantics.query.Cohorts;
import io.millrace.semantics.query.Correlation;
import io.millrace.semantics.query.Coverage;
import io.millrace.semantics.query.Grouping;
import io.millrace.semantics.query.Pareto;
import io.millrace.semantics.query.SemanticQuery;
import io.millrace.semantics.query.Share;
import io.millrace.semantics.sql.Column;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the chart for an answer: a number is a tile, time a line, categories are bars, shares a
 * donut or stacked bars, two measures a scatter, a matrix a heat map, and long lists stay a table.
 */
public final class ChartRule {

    /** More bars than these are no picture. */
    static final int BARS = 30;

    /** More slices or lines than these cannot be told apart. */
    static final int COLOURS = 8;

    /** More rows or columns than these make fields that nobody can see. */
    static final int FIELDS = 60;

    /** A matrix with more holes than fields is a list. */
    private static final double FULL = 0.5;

    private ChartRule() {}

    /** The chart of these rows; always the same for the same answer. */
    public static Chart of(
            SemanticQuery query, List<Column> columns, List<List<@Nullable Object>> rows) {
        if (rows.isEmpty()) {
            return Chart.table();
        }
        Figures figures = new Figures(columns, rows);
        return switch (query) {
            case Breakdown breakdown -> breakdown(breakdown, figures);
            case Cohorts _ ->
                    new Chart(
                            Kind.HEAT_MAP,
                            figures.groups().getLast(),
                            List.of("retention"),
                            figures.groups().getFirst());
            case Pareto pareto ->
                    pareto.listed()
                            ? new Chart(Kind.LINE, "place", List.of("share_so_far"), null)
                            : new Chart(Kind.TILE, null, List.of("needed", "of_all"), null);
            case Correlation _ -> new Chart(Kind.TILE, null, List.of("correlation"), null);
            case Basket _, Coverage _ -> Chart.table();
        };
    }

    /** The chart of rows that are known by their columns alone. */
    public static Chart of(List<Column> columns, List<List<@Nullable Object>> rows) {
        Figures figures = new Figures(columns, rows);
        List<String> shown = figures.shown();
        List<String> groups = figures.groups();
        if (rows.isEmpty() || shown.isEmpty() || groups.size() > 1) {
            return Chart.table();
        }
        if (groups.isEmpty()) {
            return rows.size() == 1 ? new Chart(Kind.TILE, null, shown, null) : Chart.table();
        }
        String group = groups.getFirst();
        if (rows.size() == 1) {
            return new Chart(Kind.TILE, group, shown, null);
        }
        // What stands in several rows has no bar of its own.
        if (figures.different(group) < rows.size()) {
            return Chart.table();
        }
        if (figures.isTime(group)) {
            return new Chart(Kind.LINE, group, shown, null);
        }
        return rows.size() > BARS ? Chart.table() : new Chart(Kind.BAR, group, shown, null);
    }

    private static Chart breakdown(Breakdown query, Figures figures) {
        List<String> shown = figures.shown();
        if (shown.isEmpty()) {
            return Chart.table();
        }
        List<String> groups = figures.groups();
        return switch (groups.size()) {
            case 0 -> new Chart(Kind.TILE, null, shown, null);
            case 1 -> one(query, figures, groups.getFirst(), shown);
            case 2 -> figures.measures() > 1 ? Chart.table() : two(query, figures, shown);
            default -> Chart.table();
        };
    }

    private static Chart one(Breakdown query, Figures figures, String group, List<String> shown) {
        if (figures.rows() == 1) {
            return new Chart(Kind.TILE, group, shown, null);
        }
        if (query.groupings().getFirst() instanceof Grouping.Steps && query.ranking() == null) {
            return new Chart(Kind.LINE, group, shown, null);
        }
        if (isPair(query, figures)) {
            List<String> values = figures.values();
            return new Chart(Kind.SCATTER, values.getFirst(), List.of(values.getLast()), group);
        }
        if (figures.rows() > BARS || figures.measures() > shown.size()) {
            return Chart.table();
        }
        return isWhole(query) && figures.rows() <= COLOURS && figures.isPositive(shown.getFirst())
                ? new Chart(Kind.DONUT, group, List.of(shown.getFirst()), null)
                : new Chart(Kind.BAR, group, shown, null);
    }

    private static boolean isPair(Breakdown query, Figures figures) {
        return figures.values().size() == 2
                && figures.measures() == 2
                && query.comparison() == null
                && query.share() == null
                && query.groupings().getFirst() instanceof Grouping.By;
    }

    /** Whether all parts of one whole are there. */
    private static boolean isWhole(Breakdown query) {
        return query.share() instanceof Share.OfRows
                && query.thresholds().isEmpty()
                && (query.ranking() == null || query.ranking().limit() == 0);
    }

    private static Chart two(Breakdown query, Figures figures, List<String> shown) {
        boolean isTimeFirst = query.groupings().getFirst() instanceof Grouping.Steps;
        boolean isTimeLast = query.groupings().getLast() instanceof Grouping.Steps;
        String first = figures.groups().getFirst();
        String last = figures.groups().getLast();
        String x = isTimeFirst ? first : isTimeLast ? last : first;
        String series = x.equals(first) ? last : first;
        List<String> y = List.of(shown.getFirst());
        boolean isTime = isTimeFirst || isTimeLast;
        if (isTime && figures.different(series) <= COLOURS && figures.different(x) > 1) {
            return new Chart(Kind.LINE, x, y, series);
        }
        if (isWhole(query) && isStackable(figures, x, series, y.getFirst())) {
            return new Chart(Kind.STACKED_BAR, x, y, series);
        }
        if (figures.density(x, series) >= FULL && figures.isMatrix(x, series, FIELDS)) {
            return new Chart(Kind.HEAT_MAP, x, y, series);
        }
        return figures.rows() <= BARS && figures.different(first) <= COLOURS
                ? new Chart(Kind.BAR, last, y, first)
                : Chart.table();
    }

    private static boolean isStackable(Figures figures, String x, String series, String y) {
        return figures.different(x) <= BARS
                && figures.different(series) <= COLOURS
                && figures.isPositive(y);
    }
}
