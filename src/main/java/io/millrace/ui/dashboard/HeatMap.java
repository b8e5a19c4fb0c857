package io.millrace.ui.dashboard;

import io.millrace.semantics.dashboard.HeatCell;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/**
 * Sales by weekday and month: the darker, the more. A pointer or the arrow keys read each cell out,
 * a click or Enter picks it.
 */
final class HeatMap extends Region {

    private static final int DAYS = DayOfWeek.values().length;
    private static final int MONTHS = Month.values().length;
    private static final double LEFT = 40;
    private static final double BELOW = 20;
    private static final double GAP = 2;
    private static final double LEAST_ROW = 22;
    private static final double PALEST = 0.08;
    private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final Formats formats;
    private final List<Region> frames = new ArrayList<>();
    private final List<Region> fills = new ArrayList<>();
    private final List<Label> weekdays = new ArrayList<>();
    private final List<Label> months = new ArrayList<>();
    private final List<BigDecimal> sales = new ArrayList<>();
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private BiConsumer<DayOfWeek, Month> listener = (_, _) -> {};
    private int pointed = -1;

    HeatMap(Formats formats) {
        this.formats = formats;
        getStyleClass().add("heat-map");
        for (int i = 0; i < DAYS * MONTHS; i++) {
            fills.add(region("heat-fill"));
            frames.add(region("heat-frame"));
            sales.add(BigDecimal.ZERO);
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            weekdays.add(label(day.getDisplayName(TextStyle.SHORT, formats.locale())));
        }
        for (Month month : Month.values()) {
            Label label = label(month.getDisplayName(TextStyle.SHORT, formats.locale()));
            label.setAlignment(Pos.CENTER);
            months.add(label);
        }
        getChildren().addAll(fills);
        getChildren().addAll(frames);
        getChildren().addAll(weekdays);
        getChildren().addAll(months);
        setFocusTraversable(true);
        setOnMouseMoved(event -> point(cell(event)));
        setOnMouseExited(_ -> point(-1));
        setOnMouseClicked(event -> {
            point(cell(event));
            pick();
        });
        setOnKeyPressed(this::press);
        point(-1);
    }

    /** What the pointer or the keys point at, such as "Monday in December: $12.3K". */
    ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    /** Called with the cell that somebody picks. */
    void onPick(BiConsumer<DayOfWeek, Month> listener) {
        this.listener = listener;
    }

    /** Shows the cells; those that are missing have no sales. */
    void show(List<HeatCell> cells, Optional<String> weekday, Optional<String> month) {
        for (int i = 0; i < sales.size(); i++) {
            sales.set(i, BigDecimal.ZERO);
        }
        for (HeatCell cell : cells) {
            sales.set(
                    (cell.weekday().getValue() - 1) * MONTHS + cell.month().getValue() - 1,
                    cell.sales());
        }
        double most = sales.stream().mapToDouble(BigDecimal::doubleValue).max().orElse(0);
        for (int i = 0; i < sales.size(); i++) {
            double part = most > 0 ? Math.max(0, sales.get(i).doubleValue() / most) : 0;
            fills.get(i).setOpacity(part > 0 ? PALEST + (1 - PALEST) * part : 0);
            boolean isPicked =
                    (weekday.isPresent() || month.isPresent())
                            && weekday.map(String.valueOf(i / MONTHS + 1)::equals).orElse(true)
                            && month.map(String.valueOf(i % MONTHS + 1)::equals).orElse(true);
            frames.get(i).pseudoClassStateChanged(PICKED, isPicked);
        }
        point(pointed);
    }

    private static Region region(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        region.setMouseTransparent(true);
        return region;
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("heat-label");
        return label;
    }

    private int cell(MouseEvent event) {
        int column = (int) Math.floor((event.getX() - LEFT) / columnWidth());
        int row = (int) Math.floor(event.getY() / rowHeight());
        boolean inside = column >= 0 && column < MONTHS && row >= 0 && row < DAYS;
        return inside ? row * MONTHS + column : -1;
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(-1, pointed % MONTHS > 0);
            case RIGHT -> move(1, pointed % MONTHS < MONTHS - 1);
            case UP -> move(-MONTHS, pointed >= MONTHS);
            case DOWN -> move(MONTHS, pointed < (DAYS - 1) * MONTHS);
            case ENTER, SPACE -> pick();
            case ESCAPE -> point(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by, boolean isInside) {
        if (pointed < 0) {
            point(0);
        } else if (isInside) {
            point(pointed + by);
        }
    }

    private void pick() {
        if (pointed >= 0) {
            listener.accept(DayOfWeek.of(pointed / MONTHS + 1), Month.of(pointed % MONTHS + 1));
        }
    }

    private void point(int cell) {
        pointed = cell;
        for (int i = 0; i < frames.size(); i++) {
            frames.get(i).pseudoClassStateChanged(POINTED, i == cell);
        }
        readout.set(cell < 0 ? "" : describe(cell));
        setAccessibleText(
                cell < 0
                        ? "Sales by weekday and month; arrow keys read it, Enter picks"
                        : readout.get());
    }

    private String describe(int cell) {
        return "%s in %s: %s"
                .formatted(
                        DayOfWeek.of(cell / MONTHS + 1)
                                .getDisplayName(TextStyle.FULL, formats.locale()),
                        Month.of(cell % MONTHS + 1)
                                .getDisplayName(TextStyle.FULL, formats.locale()),
                        formats.money(sales.get(cell)));
    }

    private double columnWidth() {
        return (getWidth() - LEFT) / MONTHS;
    }

    private double rowHeight() {
        return (getHeight() - BELOW) / DAYS;
    }

    @Override
    protected double computePrefHeight(double width) {
        return DAYS * LEAST_ROW + BELOW;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return LEFT + MONTHS * LEAST_ROW;
    }

    @Override
    protected void layoutChildren() {
        double width = columnWidth();
        double height = rowHeight();
        for (int i = 0; i < frames.size(); i++) {
            int row = i / MONTHS;
            int column = i % MONTHS;
            double left = snapPositionX(LEFT + column * width);
            double top = snapPositionY(row * height);
            double right = snapPositionX(LEFT + (column + 1) * width);
            double bottom = snapPositionY((row + 1) * height);
            for (Region cell : List.of(fills.get(i), frames.get(i))) {
                cell.resizeRelocate(left, top, right - left - GAP, bottom - top - GAP);
            }
        }
        for (int i = 0; i < DAYS; i++) {
            weekdays.get(i).resizeRelocate(0, i * height, LEFT, height - GAP);
        }
        for (int i = 0; i < MONTHS; i++) {
            months.get(i).resizeRelocate(LEFT + i * width, DAYS * height, width, BELOW);
        }
    }
}
