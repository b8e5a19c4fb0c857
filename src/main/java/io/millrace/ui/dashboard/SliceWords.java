package io.millrace.ui.dashboard;

import io.millrace.semantics.dashboard.Chart;
import io.millrace.semantics.dashboard.Slice;
import io.millrace.ui.widgets.BarList;
import io.millrace.warehouse.words.Formats;
import java.math.MathContext;

/** Writes the parts of charts. */
final class SliceWords {

    private final Formats formats;

    SliceWords(Formats formats) {
        this.formats = formats;
    }

    BarList.Bar bar(Chart chart, Slice slice) {
        return new BarList.Bar(
                slice.pick().label(),
                slice.size().doubleValue(),
                value(chart, slice),
                detail(chart, slice));
    }

    private String value(Chart chart, Slice slice) {
        return switch (chart) {
            case REGIONS, SHIP_MODES, PRODUCTS, CUSTOMERS -> formats.money(slice.size());
            case CATEGORIES, SUBCATEGORIES -> formats.money(slice.size()) + " · " + margin(slice);
            case RETURN_REASONS -> formats.count(slice.size().longValue());
        };
    }

    private String detail(Chart chart, Slice slice) {
        return switch (chart) {
            case REGIONS, SHIP_MODES, PRODUCTS, CUSTOMERS, CATEGORIES, SUBCATEGORIES ->
                    "sales %s, profit %s, margin %s"
                            .formatted(
                                    formats.moneyInFull(slice.size()),
                                    formats.moneyInFull(slice.beside()),
                                    margin(slice));
            case RETURN_REASONS ->
                    "%s orders came back, sales %s"
                            .formatted(
                                    formats.count(slice.size().longValue()),
                                    formats.moneyInFull(slice.beside()));
        };
    }

    private String margin(Slice slice) {
        return slice.size().signum() == 0
                ? "–"
                : formats.percent(slice.beside().divide(slice.size(), MathContext.DECIMAL64));
    }
}
