package io.millrace.ask.chart;

import io.millrace.ask.chart.Chart.Kind;
import io.millrace.semantics.sql.Column;
import io.millrace.semantics.sql.Column.Role;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The charts that can show the rows of an answer. */
public final class ChartChoices {

    private ChartChoices() {}

    /**
     * The chart itself first, then others of the same columns; a table has no other. What is no
     * share is not drawn as one: averages do not add up to a whole.
     */
    public static List<Chart> of(
            Chart chart, List<Column> columns, List<List<@Nullable Object>> rows) {
        List<Chart> choices = new ArrayList<>();
        choices.add(chart);
        Figures figures = new Figures(columns, rows);
        String x = chart.x();
        switch (chart.kind()) {
            case TILE, TABLE -> {}
            case SCATTER -> addBars(chart, figures, choices);
            case LINE, BAR, STACKED_BAR, DONUT, HEAT_MAP -> {
                if (x != null) {
                    addAll(chart, x, has(x, Role.TIME, columns), figures, choices);
                }
            }
        }
        return List.copyOf(choices);
    }

    private static void addAll(
            Chart chart, String x, boolean isTime, Figures figures, List<Chart> choices) {
        boolean isShare = has(chart.y().getFirst(), Role.SHARE, figures.columns());
        for (Kind kind : Kind.values()) {
            boolean isWhole = kind == Kind.DONUT || kind == Kind.STACKED_BAR;
            boolean fits =
                    chart.series() == null
                            ? fits(kind, chart, isTime, figures)
                            : fits(kind, x, chart.series(), chart, isTime, figures);
            if (fits && (isShare || !isWhole) && kind != chart.kind()) {
                choices.add(new Chart(kind, x, chart.y(), chart.series()));
            }
        }
    }

    private static boolean fits(Kind kind, Chart chart, boolean isTime, Figures figures) {
        return switch (kind) {
            case LINE -> isTime;
            case BAR -> figures.rows() <= ChartRule.FIELDS;
            case DONUT ->
                    chart.y().size() == 1
                            && figures.rows() <= ChartRule.COLOURS
                            && figures.isPositive(chart.y().getFirst());
            case TILE, STACKED_BAR, SCATTER, HEAT_MAP, TABLE -> false;
        };
    }

    private static boolean fits(
            Kind kind, String x, String series, Chart chart, boolean isTime, Figures figures) {
        boolean hasColours = figures.different(series) <= ChartRule.COLOURS;
        return switch (kind) {
            case LINE -> isTime && hasColours;
            case BAR -> hasColours && figures.rows() <= ChartRule.FIELDS;
            case STACKED_BAR ->
                    hasColours
                            && figures.different(x) <= ChartRule.FIELDS
                            && figures.isPositive(chart.y().getFirst());
            case HEAT_MAP -> figures.isMatrix(x, series, ChartRule.FIELDS);
            case TILE, DONUT, SCATTER, TABLE -> false;
        };
    }

    private static void addBars(Chart chart, Figures figures, List<Chart> choices) {
        String name = chart.series();
        String x = chart.x();
        if (name != null && x != null && figures.rows() <= ChartRule.FIELDS) {
            choices.add(new Chart(Kind.BAR, name, List.of(x), null));
            choices.add(new Chart(Kind.BAR, name, chart.y(), null));
        }
    }

    private static boolean has(String name, Role role, List<Column> columns) {
        return columns.stream()
                .anyMatch(column -> column.name().equals(name) && column.role() == role);
    }
}
