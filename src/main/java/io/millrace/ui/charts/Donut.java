package io.millrace.ui.charts;

import io.millrace.semantics.model.Format;
import io.millrace.semantics.sql.Column;
import io.millrace.ui.charts.Drawing.Line;
import io.millrace.ui.charts.Drawing.Matrix;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;

/** The parts of a whole around a ring, with a list that names them. */
final class Donut extends HBox {

    private static final double SIZE = 184;
    private static final double RING = 30;
    private static final double APART = 1.2;

    private final Formats formats;
    private final Pane ring = new Pane();
    private final GridPane names = new GridPane(12, 6);

    Donut(Drawing drawing, CellWords words, Formats formats) {
        this.formats = formats;
        getStyleClass().add("donut");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(32);
        ring.setMinSize(SIZE, SIZE);
        ring.setMaxSize(SIZE, SIZE);
        Matrix matrix = drawing.matrix(words);
        Line line = matrix.lines().getFirst();
        Column x = drawing.column(Objects.requireNonNull(drawing.chart().x()));
        List<String> said = matrix.names().stream().map(name -> words.name(x, name)).toList();
        draw(said, line, drawing.figures(), words);
        names.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(new StackPane(ring, middle(line, drawing.figures(), words)), names);
    }

    private Label middle(Line line, Column figures, CellWords words) {
        boolean isShare = figures.format() == Format.PERCENT;
        Label middle =
                new Label(isShare ? "" : words.brief(figures, BigDecimal.valueOf(line.sum())));
        middle.getStyleClass().add("donut-sum");
        return middle;
    }

    private void draw(List<String> said, Line line, Column figures, CellWords words) {
        double sum = line.sum();
        double from = 90;
        List<Arc> arcs = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            BigDecimal value = line.values().get(i);
            double part = value == null || sum <= 0 ? 0 : value.doubleValue() / sum;
            Arc arc = arc(from, part * 360, AnswerChart.colour(i));
            Tooltip.install(arc, new Tooltip(said.get(i) + ": " + words.full(figures, value)));
            arcs.add(arc);
            from -= part * 360;
            Label share = new Label(formats.percent(BigDecimal.valueOf(part)));
            share.getStyleClass().add("bars-value");
            Label figure = new Label(words.brief(figures, value));
            figure.getStyleClass().add("bars-value");
            names.addRow(i, mark(i), name(said.get(i)), figure);
            if (figures.format() != Format.PERCENT) {
                names.add(share, 3, i);
            }
        }
        ring.getChildren().setAll(arcs);
    }

    private static Arc arc(double from, double degrees, int colour) {
        double apart = degrees > 2 * APART && degrees < 360 ? APART : 0;
        double radius = (SIZE - RING) / 2;
        Arc arc = new Arc(SIZE / 2, SIZE / 2, radius, radius, from, -(degrees - apart));
        arc.setType(ArcType.OPEN);
        arc.setStrokeWidth(RING);
        arc.getStyleClass().addAll("donut-arc", "series-" + colour);
        return arc;
    }

    private static Region mark(int colour) {
        Region mark = new Region();
        mark.getStyleClass().addAll("series-mark", "series-" + AnswerChart.colour(colour));
        return mark;
    }

    private static Label name(String text) {
        Label name = new Label(text);
        name.getStyleClass().add("bars-name");
        return name;
    }
}
