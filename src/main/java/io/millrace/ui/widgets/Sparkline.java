package io.millrace.ui.widgets;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

/** A small line without axes that shows how a figure went, over a soft area. */
public final class Sparkline extends Region {

    private static final double STROKE = 2;

    private final Polyline line = new Polyline();
    private final Polygon area = new Polygon();
    private List<Double> values = List.of();

    public Sparkline() {
        getStyleClass().add("sparkline");
        line.getStyleClass().add("sparkline-line");
        area.getStyleClass().add("sparkline-area");
        getChildren().addAll(area, line);
        setMouseTransparent(true);
    }

    /** Shows the values at equal distances; fewer than two show nothing. */
    public void show(List<Double> shown) {
        values = List.copyOf(shown);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        List<Double> points = values.size() < 2 ? List.of() : points();
        line.getPoints().setAll(points);
        List<Double> outline = new ArrayList<>(points);
        if (!points.isEmpty()) {
            Collections.addAll(outline, getWidth(), getHeight(), 0.0, getHeight());
        }
        area.getPoints().setAll(outline);
    }

    private List<Double> points() {
        double low = Collections.min(values);
        double range = Collections.max(values) - low;
        double height = getHeight() - 2 * STROKE;
        List<Double> points = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            points.add(i * getWidth() / (values.size() - 1));
            double up = range == 0 ? 0.5 : (values.get(i) - low) / range;
            points.add(STROKE + height * (1 - up));
        }
        return points;
    }
}
