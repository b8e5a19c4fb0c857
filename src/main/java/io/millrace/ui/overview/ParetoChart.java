package io.millrace.ui.overview;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/** The part of the sales that the largest make, with lines at the part that is asked for. */
final class ParetoChart extends Region {

    private static final double LINE = 18;
    private static final double SCALE = 40;

    private final Polyline curve = new Polyline();
    private final Polygon area = new Polygon();
    private final Line across = new Line();
    private final Line down = new Line();
    private final Region ground = new Region();
    private final Label all = label("100%", Pos.CENTER_RIGHT);
    private final Label most = label("80%", Pos.CENTER_RIGHT);
    private final Label none = label("largest first", Pos.CENTER_LEFT);
    private final Label last = label("", Pos.CENTER_RIGHT);
    private List<Double> values = List.of();
    private double part;
    private double needed;

    ParetoChart() {
        getStyleClass().add("pareto");
        curve.getStyleClass().add("sparkline-line");
        area.getStyleClass().add("sparkline-area");
        across.getStyleClass().add("trend-cursor");
        down.getStyleClass().add("trend-cursor");
        ground.getStyleClass().add("columns-zero");
        getChildren().addAll(area, curve, across, down, ground, all, most, none, last);
    }

    private static Label label(String text, Pos place) {
        Label label = new Label(text);
        label.getStyleClass().add("card-note");
        label.setAlignment(place);
        return label;
    }

    /**
     * Shows a curve.
     *
     * @param shown at equal steps, from 0 to 1
     * @param asked the part of the sales that is marked
     * @param taken the part of the members that makes it
     * @param count of all members, in words
     */
    void show(List<Double> shown, double asked, double taken, String count) {
        values = List.copyOf(shown);
        part = asked;
        needed = taken;
        last.setText(count);
        requestLayout();
    }

    @Override
    protected double computeMinHeight(double width) {
        return 160;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 208;
    }

    @Override
    protected void layoutChildren() {
        double top = LINE / 2;
        double bottom = getHeight() - LINE;
        double width = getWidth() - SCALE;
        double height = bottom - top;
        List<Double> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(SCALE + width * i / (values.size() - 1));
            points.add(bottom - height * values.get(i));
        }
        curve.getPoints().setAll(points);
        List<Double> outline = new ArrayList<>(points);
        if (!points.isEmpty()) {
            Collections.addAll(outline, SCALE + width, bottom, SCALE, bottom);
        }
        area.getPoints().setAll(outline);
        double y = bottom - height * part;
        double x = SCALE + width * needed;
        line(across, SCALE, y, x, y);
        line(down, x, y, x, bottom);
        ground.resizeRelocate(SCALE, bottom, width, 1);
        all.resizeRelocate(0, top - LINE / 2, SCALE - 8, LINE);
        most.resizeRelocate(0, y - LINE / 2, SCALE - 8, LINE);
        none.resizeRelocate(SCALE, bottom, width / 2, LINE);
        last.resizeRelocate(SCALE + width / 2, bottom, width / 2, LINE);
    }

    private static void line(Line line, double x1, double y1, double x2, double y2) {
        line.setStartX(x1);
        line.setStartY(y1);
        line.setEndX(x2);
        line.setEndY(y2);
    }
}
