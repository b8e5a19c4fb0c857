package io.millrace.ui.ask;

import io.millrace.ask.chart.Chart;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** What the kinds of charts are called, and their signs. */
final class ChartWords {

    private ChartWords() {}

    static String title(Chart.Kind kind) {
        return switch (kind) {
            case TILE -> "Figure";
            case LINE -> "Lines";
            case BAR -> "Bars";
            case STACKED_BAR -> "Stacked";
            case DONUT -> "Donut";
            case SCATTER -> "Scatter";
            case HEAT_MAP -> "Heat map";
            case TABLE -> "Table";
        };
    }

    static Ikon icon(Chart.Kind kind) {
        return switch (kind) {
            case TILE -> Feather.HASH;
            case LINE -> Feather.TRENDING_UP;
            case BAR -> Feather.ALIGN_LEFT;
            case STACKED_BAR -> Feather.LAYERS;
            case DONUT -> Feather.PIE_CHART;
            case SCATTER -> Feather.MORE_HORIZONTAL;
            case HEAT_MAP -> Feather.GRID;
            case TABLE -> Feather.LIST;
        };
    }
}
