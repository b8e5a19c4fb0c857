package io.millrace.ui.charts;

import io.millrace.semantics.sql.Column;
import io.millrace.ui.charts.Drawing.Line;
import io.millrace.ui.charts.Drawing.Matrix;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars beside their names, so that every name can be read: one below the other, or
 * stacked. What is less than nought goes to the left.
 */
final class Bars extends Region {

    private static final double LINE = 16;
    private static final double BETWEEN = 6;
    private static final double BAR = 10;
    private static final double GAP = 12;
    private static final double NAME_SHARE = 0.36;

    /** A piece of a bar, from where to where, in the figures' own size. */
    private record Piece(Region region, double from, double to) {}

    /** A line of the picture: pieces and what they come to. */
    private record Row(List<Piece> pieces, Label value) {}

    /** What one name has. */
    private record Item(Label name, List<Row> rows) {}

    private final List<Item> items = new ArrayList<>();
    private final Region nought = new Region();
    private final boolean isStacked;
    private double low;
    private double high;

    Bars(Drawing drawing, CellWords words, boolean isStacked) {
        this.isStacked = isStacked;
        getStyleClass().add("bars");
        nought.getStyleClass().add("bars-nought");
        Column x = drawing.column(Objects.requireNonNull(drawing.chart().x()));
        Column figures = drawing.figures();
        Matrix matrix = drawing.matrix(words);
        for (int i = 0; i < matrix.names().size(); i++) {
            String name = words.name(x, matrix.names().get(i));
            items.add(
                    isStacked
                            ? new Item(name(name), List.of(stack(matrix, i, name, figures, words)))
                            : new Item(name(name), rows(matrix, i, name, figures, words)));
        }
        for (Item item : items) {
            getChildren().add(item.name);
            for (Row row : item.rows) {
                row.pieces.forEach(piece -> getChildren().add(piece.region));
                getChildren().add(row.value);
            }
        }
        getChildren().add(nought);
    }

    private static Label name(String text) {
        Label name = new Label(text);
        name.getStyleClass().add("bars-name");
        return name;
    }

    /**
     * No room for a line that says nothing of this name, as in "top 5 customers in each region".
     */
    private List<Row> rows(Matrix matrix, int place, String name, Column figures, CellWords words) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < matrix.lines().size(); i++) {
            Line line = matrix.lines().get(i);
            BigDecimal value = line.values().get(place);
            if (value != null) {
                String said = matrix.lines().size() == 1 ? name : name + ", " + line.name();
                rows.add(
                        new Row(
                                List.of(piece(i, 0, value, said, figures, words)),
                                value(figures, value, words)));
            }
        }
        return rows.isEmpty() ? List.of(new Row(List.of(), value(figures, null, words))) : rows;
    }

    private Row stack(Matrix matrix, int place, String name, Column figures, CellWords words) {
        List<Piece> pieces = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < matrix.lines().size(); i++) {
            Line line = matrix.lines().get(i);
            BigDecimal value = line.values().get(place);
            if (value != null) {
                String said = name + ", " + line.name();
                pieces.add(piece(i, sum.doubleValue(), value, said, figures, words));
                sum = sum.add(value);
            }
        }
        return new Row(pieces, value(figures, sum, words));
    }

    private Piece piece(
            int colour,
            double from,
            BigDecimal size,
            String name,
            Column figures,
            CellWords words) {
        Region bar = new Region();
        bar.getStyleClass().addAll("bars-bar", "series-" + AnswerChart.colour(colour));
        double to = from + size.doubleValue();
        low = Math.min(low, Math.min(from, to));
        high = Math.max(high, Math.max(from, to));
        Tooltip.install(bar, new Tooltip(name + ": " + words.full(figures, size)));
        return new Piece(bar, from, to);
    }

    private static Label value(Column figures, @Nullable BigDecimal value, CellWords words) {
        Label label = new Label(words.brief(figures, value));
        label.getStyleClass().add("bars-value");
        label.setAlignment(Pos.CENTER_RIGHT);
        return label;
    }

    private double height() {
        return items.stream().mapToDouble(item -> item.rows.size() * LINE + BETWEEN).sum();
    }

    @Override
    protected double computeMinHeight(double width) {
        return height();
    }

    @Override
    protected double computePrefHeight(double width) {
        return height();
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected void layoutChildren() {
        double names = Math.min(widest(item -> List.of(item.name)), getWidth() * NAME_SHARE);
        double values = widest(item -> item.rows.stream().map(Row::value).toList());
        double left = names + GAP;
        double length = Math.max(1, getWidth() - left - values - GAP);
        double unit = high > low ? length / (high - low) : 0;
        double zero = snapPositionX(left - low * unit);
        double top = BETWEEN / 2;
        for (Item item : items) {
            item.name.resizeRelocate(0, top, names, LINE);
            for (Row row : item.rows) {
                place(row, top, zero, unit);
                row.value.resizeRelocate(getWidth() - values, top, values, LINE);
                top += LINE;
            }
            top += BETWEEN;
        }
        nought.setVisible(low < 0);
        nought.resizeRelocate(zero, 0, 1, top);
    }

    private void place(Row row, double top, double zero, double unit) {
        for (Piece piece : row.pieces) {
            double from = zero + Math.min(piece.from, piece.to) * unit;
            double length = Math.abs(piece.to - piece.from) * unit;
            piece.region.resizeRelocate(
                    snapPositionX(from),
                    snapPositionY(top + (LINE - BAR) / 2),
                    Math.max(isStacked ? 0 : 1, snapSizeX(length)),
                    BAR);
        }
    }

    private double widest(Function<Item, List<Label>> labels) {
        return items.stream()
                .flatMap(item -> labels.apply(item).stream())
                .mapToDouble(label -> snapSizeX(label.prefWidth(-1)))
                .max()
                .orElse(0);
    }
}
