package io.millrace.ui.charts;

import io.millrace.semantics.sql.Column;
import io.millrace.ui.charts.Drawing.Line;
import io.millrace.ui.charts.Drawing.Matrix;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * A field for each pair of names, the darker the larger its figure; what is less than nought has
 * another colour. A pointer or the arrow keys read each field out.
 */
final class HeatMap extends Region {

    private static final double HEIGHT = 28;
    private static final double HEAD = 24;
    private static final double GAP = 2;
    private static final double NAME_SHARE = 0.28;
    private static final double LEAST_FOR_FIGURE = 52;
    private static final double FAINTEST = 0.08;

    /** On ground darker than this, figures are light. */
    private static final double STRONG = 0.55;

    private record Field(Region ground, Label figure, String words) {}

    private final List<Label> across = new ArrayList<>();
    private final List<Label> down = new ArrayList<>();
    private final List<List<@Nullable Field>> fields = new ArrayList<>();
    private final Region marked = new Region();
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private int row = -1;
    private int column = -1;

    HeatMap(Drawing drawing, CellWords words) {
        getStyleClass().add("heat-map");
        Matrix matrix = drawing.matrix(words);
        Column x = drawing.column(Objects.requireNonNull(drawing.chart().x()));
        matrix.names().forEach(name -> across.add(label(words.name(x, name), "heat-map-head")));
        double largest =
                matrix.lines().stream()
                        .flatMap(line -> line.values().stream())
                        .filter(Objects::nonNull)
                        .mapToDouble(value -> value.abs().doubleValue())
                        .max()
                        .orElse(0);
        for (Line line : matrix.lines()) {
            down.add(label(line.name(), "bars-name"));
            fields.add(fields(line, largest, drawing.figures(), words));
        }
        getChildren().addAll(across);
        getChildren().addAll(down);
        fields.stream()
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .forEach(field -> getChildren().addAll(field.ground, field.figure));
        marked.getStyleClass().add("heat-map-marked");
        marked.setMouseTransparent(true);
        getChildren().add(marked);
        setFocusTraversable(true);
        setOnMouseMoved(this::point);
        setOnMouseExited(_ -> read(-1, -1));
        setOnKeyPressed(this::step);
        read(-1, -1);
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private List<@Nullable Field> fields(
            Line line, double largest, Column figures, CellWords words) {
        List<@Nullable Field> row = new ArrayList<>();
        for (int i = 0; i < line.values().size(); i++) {
            BigDecimal value = line.values().get(i);
            row.add(
                    value == null
                            ? null
                            : field(
                                    value,
                                    largest,
                                    line.name() + ", " + across.get(i).getText(),
                                    figures,
                                    words));
        }
        return row;
    }

    private static Field field(
            BigDecimal value, double largest, String name, Column figures, CellWords words) {
        double part = largest > 0 ? value.abs().doubleValue() / largest : 0;
        Region ground = new Region();
        ground.getStyleClass().addAll("heat-map-field", value.signum() < 0 ? "below" : "above");
        ground.setOpacity(FAINTEST + (1 - FAINTEST) * part);
        Label figure = label(words.brief(figures, value), "heat-map-figure");
        figure.setAlignment(Pos.CENTER);
        figure.setMouseTransparent(true);
        if (part > STRONG) {
            figure.getStyleClass().add("on-strong");
        }
        return new Field(ground, figure, name + ": " + words.full(figures, value));
    }

    ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    @Override
    protected double computeMinHeight(double width) {
        return HEAD + down.size() * HEIGHT;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    private double names() {
        double widest = down.stream().mapToDouble(name -> name.prefWidth(-1)).max().orElse(0);
        return snapSizeX(Math.min(widest, getWidth() * NAME_SHARE)) + 8;
    }

    private double width() {
        return Math.max(1, (getWidth() - names()) / Math.max(1, across.size()));
    }

    @Override
    protected void layoutChildren() {
        double names = names();
        double width = width();
        int apart = (int) Math.max(1, Math.ceil(widestHead() / width));
        for (int i = 0; i < across.size(); i++) {
            Label head = across.get(i);
            head.setVisible(i % apart == 0);
            head.resizeRelocate(names + i * width, 0, Math.max(width * apart, 1), HEAD);
        }
        for (int i = 0; i < down.size(); i++) {
            down.get(i).resizeRelocate(0, HEAD + i * HEIGHT, names - 8, HEIGHT - GAP);
            for (int j = 0; j < across.size(); j++) {
                place(fields.get(i).get(j), names + j * width, HEAD + i * HEIGHT, width - GAP);
            }
        }
        mark();
    }

    private double widestHead() {
        return across.stream().mapToDouble(head -> head.prefWidth(-1) + 8).max().orElse(1);
    }

    private static void place(@Nullable Field field, double left, double top, double width) {
        if (field != null) {
            field.ground.resizeRelocate(left, top, width, HEIGHT - GAP);
            field.figure.setVisible(width >= LEAST_FOR_FIGURE);
            field.figure.resizeRelocate(left, top, width, HEIGHT - GAP);
        }
    }

    private void point(MouseEvent event) {
        read(
                (int) Math.floor((event.getY() - HEAD) / HEIGHT),
                (int) Math.floor((event.getX() - names()) / width()));
    }

    private void step(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> move(0, -1);
            case RIGHT -> move(0, 1);
            case UP -> move(-1, 0);
            case DOWN -> move(1, 0);
            case ESCAPE -> read(-1, -1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int rows, int columns) {
        if (row < 0) {
            read(0, 0);
        } else {
            read(
                    Math.clamp(row + (long) rows, 0, down.size() - 1),
                    Math.clamp(column + (long) columns, 0, across.size() - 1));
        }
    }

    private void read(int atRow, int atColumn) {
        boolean isThere =
                atRow >= 0 && atRow < down.size() && atColumn >= 0 && atColumn < across.size();
        row = isThere ? atRow : -1;
        column = isThere ? atColumn : -1;
        Field field = isThere ? fields.get(row).get(column) : null;
        readout.set(field == null ? "" : field.words);
        setAccessibleText(field == null ? "A heat map; arrow keys read it" : field.words);
        mark();
    }

    private void mark() {
        marked.setVisible(row >= 0);
        if (row >= 0) {
            marked.resizeRelocate(
                    names() + column * width(), HEAD + row * HEIGHT, width() - GAP, HEIGHT - GAP);
        }
    }
}
