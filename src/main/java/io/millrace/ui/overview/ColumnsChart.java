package io.millrace.ui.overview;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Columns from one value to another, above and below a line at nothing, each with its figure. */
final class ColumnsChart extends Region {

    /**
     * One column.
     *
     * @param kind a style class
     * @param figure as it is written above it
     * @param detail what a pointer that rests on it is told
     */
    record Column(String name, double from, double to, String kind, String figure, String detail) {}

    private record Drawn(Column column, Region bar, Label figure, Label name) {}

    private static final double LINE = 18;
    private static final double WIDEST = 72;

    private final Region zero = new Region();
    private List<Drawn> drawn = List.of();

    ColumnsChart() {
        getStyleClass().add("columns-chart");
        zero.getStyleClass().add("columns-zero");
    }

    void show(List<Column> columns) {
        drawn = columns.stream().map(ColumnsChart::draw).toList();
        getChildren().setAll(zero);
        drawn.forEach(one -> getChildren().addAll(one.bar, one.figure, one.name));
        requestLayout();
    }

    private static Drawn draw(Column column) {
        Region bar = new Region();
        bar.getStyleClass().addAll("column", column.kind());
        Label figure = label(column.figure(), "column-figure");
        Label name = label(column.name(), "card-note");
        Tooltip tooltip = new Tooltip(column.detail());
        for (Region region : List.of(bar, figure, name)) {
            Tooltip.install(region, tooltip);
        }
        name.setAccessibleText(column.detail());
        return new Drawn(column, bar, figure, name);
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        label.setAlignment(Pos.CENTER);
        return label;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 160;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 240;
    }

    @Override
    protected void layoutChildren() {
        if (drawn.isEmpty()) {
            zero.resizeRelocate(0, 0, 0, 0);
            return;
        }
        double low = drawn.stream().mapToDouble(ColumnsChart::low).min().orElse(0);
        double high = drawn.stream().mapToDouble(ColumnsChart::high).max().orElse(0);
        low = Math.min(0, low);
        high = Math.max(0, high);
        double top = LINE;
        // Figures of what lies below the line stand below their column.
        double bottom = getHeight() - LINE - (low < 0 ? LINE : 0);
        double scale = high - low == 0 ? 0 : (bottom - top) / (high - low);
        zero.resizeRelocate(0, snapPositionY(top + high * scale), getWidth(), 1);
        double step = getWidth() / drawn.size();
        for (int i = 0; i < drawn.size(); i++) {
            Drawn one = drawn.get(i);
            double left = i * step;
            double width = Math.min(WIDEST, step * 0.7);
            double barTop = top + (high - high(one)) * scale;
            double height = Math.max(2, (high(one) - low(one)) * scale);
            one.bar.resizeRelocate(
                    snapPositionX(left + (step - width) / 2), barTop, snapSizeX(width), height);
            boolean below = one.column.to() < one.column.from() && low(one) < 0;
            one.figure.resizeRelocate(left, below ? barTop + height : barTop - LINE, step, LINE);
            one.name.resizeRelocate(left, getHeight() - LINE, step, LINE);
        }
    }

    private static double low(Drawn one) {
        return Math.min(one.column.from(), one.column.to());
    }

    private static double high(Drawn one) {
        return Math.max(one.column.from(), one.column.to());
    }
}
