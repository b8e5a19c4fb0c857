package io.millrace.ui.charts;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Point2D;
import javafx.scene.chart.NumberAxis;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.Circle;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;

/** Lines or dots between two axes; a pointer or the arrow keys read each place out. */
final class Plot extends Region {

    /** More points than these are drawn as their lowest and highest. */
    private static final int MOST_POINTS = 2_000;

    private static final double RIGHT = 24;
    private static final double TOP = 8;
    private static final double DOT = 3.5;

    /** A place in the picture, and what is read out there. */
    record Spot(double x, double y, String words) {}

    /** Spots of one colour. */
    record Marks(int colour, List<Spot> spots) {}

    private final NumberAxis bottom;
    private final NumberAxis left;
    private final List<Marks> marks;
    private final boolean isLines;
    private final List<Spot> readable;
    private final List<Path> paths = new ArrayList<>();
    private final Path grid = new Path();
    private final Line cursor = new Line();
    private final Circle pointed = new Circle(5);
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private int read = -1;

    /**
     * Draws the marks.
     *
     * @param isLines whether spots of one colour are joined
     * @param readable what can be pointed at, from left to right
     */
    Plot(
            NumberAxis bottom,
            NumberAxis left,
            List<Marks> marks,
            boolean isLines,
            List<Spot> readable) {
        this.bottom = bottom;
        this.left = left;
        this.marks = marks.stream().map(each -> new Marks(each.colour, few(each.spots))).toList();
        this.isLines = isLines;
        this.readable = List.copyOf(readable);
        grid.getStyleClass().add("plot-grid");
        cursor.getStyleClass().add("plot-cursor");
        pointed.getStyleClass().add("plot-pointed");
        getChildren().addAll(grid, bottom, left);
        for (Marks each : this.marks) {
            Path path = new Path();
            path.getStyleClass()
                    .addAll(isLines ? "plot-line" : "plot-dots", "series-" + each.colour);
            paths.add(path);
            getChildren().add(path);
        }
        getChildren().addAll(cursor, pointed);
        read(-1);
        getStyleClass().add("plot");
        setFocusTraversable(true);
        setOnMouseMoved(this::point);
        setOnMouseExited(_ -> read(-1));
        setOnKeyPressed(this::step);
    }

    ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    private static List<Spot> few(List<Spot> spots) {
        if (spots.size() <= MOST_POINTS) {
            return spots;
        }
        List<Spot> few = new ArrayList<>();
        int together = (int) Math.ceil(2.0 * spots.size() / MOST_POINTS);
        for (int from = 0; from < spots.size(); from += together) {
            addEnds(spots.subList(from, Math.min(spots.size(), from + together)), few);
        }
        return few;
    }

    private static void addEnds(List<Spot> spots, List<Spot> few) {
        int low = 0;
        int high = 0;
        for (int i = 1; i < spots.size(); i++) {
            low = spots.get(i).y < spots.get(low).y ? i : low;
            high = spots.get(i).y > spots.get(high).y ? i : high;
        }
        few.add(spots.get(Math.min(low, high)));
        if (low != high) {
            few.add(spots.get(Math.max(low, high)));
        }
    }

    @Override
    protected double computePrefWidth(double height) {
        return 480;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 240;
    }

    @Override
    protected void layoutChildren() {
        double across = getWidth() - RIGHT;
        double below = snapSizeY(bottom.prefHeight(across));
        double down = Math.max(1, getHeight() - below - TOP);
        double beside = snapSizeX(left.prefWidth(down));
        left.resizeRelocate(0, TOP, beside, down);
        bottom.resizeRelocate(beside, TOP + down, Math.max(1, across - beside), below);
        left.layout();
        bottom.layout();
        drawGrid(beside, across);
        for (int i = 0; i < paths.size(); i++) {
            paths.get(i).getElements().setAll(elements(marks.get(i).spots));
        }
        place();
    }

    private void drawGrid(double from, double to) {
        List<PathElement> lines = new ArrayList<>();
        for (double at = left.getLowerBound();
                at <= left.getUpperBound() + left.getTickUnit() / 2;
                at += left.getTickUnit()) {
            double y = Math.round(TOP + left.getDisplayPosition(at)) + 0.5;
            lines.add(new MoveTo(from, y));
            lines.add(new LineTo(to, y));
        }
        grid.getElements().setAll(lines);
    }

    private List<PathElement> elements(List<Spot> spots) {
        List<PathElement> elements = new ArrayList<>();
        for (Spot spot : spots) {
            double x = across(spot);
            double y = down(spot);
            if (isLines && spots.size() > 1) {
                elements.add(elements.isEmpty() ? new MoveTo(x, y) : new LineTo(x, y));
            } else {
                elements.add(new MoveTo(x - DOT, y));
                elements.add(new ArcTo(DOT, DOT, 0, x + DOT, y, true, true));
                elements.add(new ArcTo(DOT, DOT, 0, x - DOT, y, true, true));
                elements.add(new ClosePath());
            }
        }
        return elements;
    }

    private double across(Spot spot) {
        return bottom.getLayoutX() + bottom.getDisplayPosition(spot.x);
    }

    private double down(Spot spot) {
        return left.getLayoutY() + left.getDisplayPosition(spot.y);
    }

    private void point(MouseEvent event) {
        int nearest = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < readable.size(); i++) {
            double away = away(readable.get(i), event);
            if (away < least) {
                least = away;
                nearest = i;
            }
        }
        read(nearest);
    }

    /** On lines it is the place along the bottom that is pointed at. */
    private double away(Spot spot, MouseEvent event) {
        double x = across(spot) - event.getX();
        return isLines ? Math.abs(x) : new Point2D(x, down(spot) - event.getY()).magnitude();
    }

    private void step(KeyEvent event) {
        int last = readable.size() - 1;
        switch (event.getCode()) {
            case LEFT -> read(read < 0 ? last : Math.max(0, read - 1));
            case RIGHT -> read(read < 0 ? 0 : Math.min(last, read + 1));
            case HOME -> read(0);
            case END -> read(last);
            case ESCAPE -> read(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void read(int index) {
        boolean isThere = index >= 0 && index < readable.size();
        read = isThere ? index : -1;
        cursor.setVisible(isThere && isLines);
        pointed.setVisible(isThere && !isLines);
        readout.set(isThere ? readable.get(index).words : "");
        setAccessibleText(isThere ? readout.get() : "A chart; arrow keys read it");
        place();
    }

    private void place() {
        if (read >= 0) {
            Spot spot = readable.get(read);
            double x = across(spot);
            cursor.setStartX(x);
            cursor.setEndX(x);
            cursor.setStartY(TOP);
            cursor.setEndY(bottom.getLayoutY());
            pointed.setCenterX(x);
            pointed.setCenterY(down(spot));
        }
    }
}
