package io.millrace.ui.widgets;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** Names with horizontal bars and values: a bar chart in which every name can be read. */
public final class BarList extends Region {

    /**
     * One bar.
     *
     * @param size decides its length; what is not above zero has no bar
     * @param value as it is written beside it
     * @param detail what a pointer that rests on it is told
     */
    public record Bar(String name, double size, String value, String detail) {}

    private static final double ROW = 18;
    private static final double GAP = 8;
    private static final double BAR = 8;
    private static final double NAME_SHARE = 0.45;

    /** The nodes of one bar. */
    private record Row(Label name, Region track, Region bar, Label value, double part) {}

    private final Label nothing = new Label("No sales in this period");
    private List<Row> rows = List.of();

    public BarList() {
        nothing.getStyleClass().add("nothing");
        getStyleClass().add("bar-list");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
    }

    /** Shows the bars in the order in which they come. */
    public void show(List<Bar> bars) {
        double largest = bars.stream().mapToDouble(Bar::size).max().orElse(0);
        rows =
                bars.stream()
                        .map(bar -> row(bar, largest > 0 ? Math.max(0, bar.size() / largest) : 0))
                        .toList();
        getChildren()
                .setAll(
                        rows.stream()
                                .<Region>mapMulti((row, nodes) -> {
                                    nodes.accept(row.name);
                                    nodes.accept(row.track);
                                    nodes.accept(row.bar);
                                    nodes.accept(row.value);
                                })
                                .toList());
        if (rows.isEmpty()) {
            getChildren().setAll(nothing);
        }
        requestLayout();
    }

    private static Row row(Bar bar, double part) {
        Label name = new Label(bar.name());
        name.getStyleClass().add("bar-list-name");
        Region track = region("bar-list-track");
        Region fill = region("bar-list-bar");
        Label value = new Label(bar.value());
        value.getStyleClass().add("bar-list-value");
        value.setAlignment(Pos.CENTER_RIGHT);
        name.setAccessibleText(bar.name() + ": " + bar.detail());
        Tooltip tooltip = new Tooltip(bar.name() + "\n" + bar.detail());
        for (Region region : List.of(name, track, fill, value)) {
            Tooltip.install(region, tooltip);
        }
        return new Row(name, track, fill, value, part);
    }

    private static Region region(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.max(1, rows.size()) * ROW;
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(1, rows.size()) * ROW;
    }

    /** Rows share the height; names and values take what they need, bars the rest. */
    @Override
    protected void layoutChildren() {
        nothing.resizeRelocate(0, 0, getWidth(), ROW);
        double height = rows.isEmpty() ? 0 : Math.min(getHeight() / rows.size(), ROW * 2);
        double names = Math.min(widest(Row::name), getWidth() * NAME_SHARE);
        double values = widest(Row::value);
        double left = names + GAP * 2;
        double length = Math.max(0, getWidth() - left - values - GAP * 2);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double top = snapPositionY(i * height);
            double middle = snapPositionY(top + (height - BAR) / 2);
            row.name.resizeRelocate(0, top, names, height);
            row.track.resizeRelocate(left, middle, length, BAR);
            row.bar.resizeRelocate(
                    left, middle, Math.max(row.part > 0 ? 2 : 0, row.part * length), BAR);
            row.value.resizeRelocate(getWidth() - values, top, values, height);
        }
    }

    private double widest(Function<Row, Label> label) {
        return rows.stream()
                .mapToDouble(row -> snapSizeX(label.apply(row).prefWidth(-1)))
                .max()
                .orElse(0);
    }
}
