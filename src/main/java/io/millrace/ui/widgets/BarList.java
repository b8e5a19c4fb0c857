package io.millrace.ui.widgets;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/**
 * Names with horizontal bars and values: a bar chart in which every name can be read. Where
 * somebody listens, bars can be picked with the mouse or with Enter.
 */
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
    private record Row(
            Label name, Region track, Region bar, Label value, Region touch, double part) {}

    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");
    private static final PseudoClass PALE = PseudoClass.getPseudoClass("pale");

    private final Label nothing = new Label("No sales in this period");
    private List<Row> rows = List.of();
    private Optional<IntConsumer> listener = Optional.empty();

    public BarList() {
        nothing.getStyleClass().add("nothing");
        getStyleClass().add("bar-list");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
    }

    /** Called with the place of the bar that somebody picks. */
    public void onPick(IntConsumer picked) {
        listener = Optional.of(picked);
    }

    /** What stands there while there are no bars. */
    public void setEmpty(String sentence) {
        nothing.setText(sentence);
    }

    /** Shows the bars in the order in which they come. */
    public void show(List<Bar> bars) {
        show(bars, -1);
    }

    /**
     * Likewise, one of them picked; who stands on a bar with the keyboard stays on its place.
     *
     * @param picked its place, or −1 for none
     */
    public void show(List<Bar> bars, int picked) {
        int focused = focused();
        fill(bars);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            for (Region region : List.of(row.name, row.bar, row.value, row.touch)) {
                region.pseudoClassStateChanged(PICKED, i == picked);
                region.pseudoClassStateChanged(PALE, picked >= 0 && i != picked);
            }
            if (listener.isPresent()) {
                listen(row.touch, i);
            }
        }
        if (focused >= 0 && !rows.isEmpty()) {
            rows.get(Math.min(focused, rows.size() - 1)).touch.requestFocus();
        }
    }

    /** Which row has the focus, or will have it once the window is in front again. */
    private int focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).touch.equals(owner)) {
                return i;
            }
        }
        return -1;
    }

    private void listen(Region touch, int index) {
        touch.setFocusTraversable(true);
        touch.setAccessibleRole(AccessibleRole.BUTTON);
        touch.getStyleClass().add("bar-list-pickable");
        touch.setOnMouseClicked(_ -> {
            touch.requestFocus();
            pick(index);
        });
        touch.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                pick(index);
                event.consume();
            }
        });
    }

    private void pick(int index) {
        listener.ifPresent(picked -> picked.accept(index));
    }

    private void fill(List<Bar> bars) {
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
                                    nodes.accept(row.touch);
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
        Region touch = region("bar-list-touch");
        touch.setAccessibleText(bar.name() + ": " + bar.detail());
        Tooltip.install(touch, new Tooltip(bar.name() + "\n" + bar.detail()));
        return new Row(name, track, fill, value, touch, part);
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
            row.touch.resizeRelocate(-4, top, getWidth() + 8, height);
        }
    }

    private double widest(Function<Row, Label> label) {
        return rows.stream()
                .mapToDouble(row -> snapSizeX(label.apply(row).prefWidth(-1)))
                .max()
                .orElse(0);
    }
}
