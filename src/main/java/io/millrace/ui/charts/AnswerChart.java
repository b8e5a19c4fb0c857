package io.millrace.ui.charts;

import io.millrace.ask.chart.Chart.Kind;
import io.millrace.warehouse.words.Formats;
import java.util.List;
import java.util.Objects;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Draws rows in any kind of chart, with a legend where there are several colours, and a line that
 * says what is pointed at.
 */
public final class AnswerChart extends VBox {

    private static final int COLOURS = 8;
    private static final String HOW_TO_READ = "Point at it, or use the arrow keys";

    private final Formats formats;
    private final CellWords words;
    private final FlowPane legend = new FlowPane(16, 4);
    private final Label readout = new Label();
    private final HBox head = new HBox(16, legend, readout);

    /** Draws nothing yet. */
    public AnswerChart(Formats formats) {
        super(8);
        this.formats = formats;
        this.words = new CellWords(formats);
        getStyleClass().add("answer-chart");
        getStylesheets()
                .add(
                        Objects.requireNonNull(AnswerChart.class.getResource("charts.css"))
                                .toExternalForm());
        readout.getStyleClass().add("card-note");
        readout.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(legend, Priority.ALWAYS);
    }

    /** Draws the rows; a table draws nothing, and neither do no rows. */
    public void show(Drawing drawing) {
        readout.textProperty().unbind();
        readout.setText("");
        legend.getChildren().clear();
        if (drawing.rows().isEmpty() || drawing.chart().kind() == Kind.TABLE) {
            getChildren().clear();
            return;
        }
        Node figure = figure(drawing);
        VBox.setVgrow(figure, Priority.ALWAYS);
        boolean isReadOut = readout.textProperty().isBound();
        head.setVisible(isReadOut || !legend.getChildren().isEmpty());
        head.setManaged(head.isVisible());
        getChildren().setAll(head, figure);
    }

    private Node figure(Drawing drawing) {
        return switch (drawing.chart().kind()) {
            case TILE -> new BigFigure(drawing, words);
            case LINE -> lines(drawing);
            case BAR -> bars(drawing, false);
            case STACKED_BAR -> bars(drawing, true);
            case DONUT -> new Donut(drawing, words, formats);
            case SCATTER -> dots(drawing);
            case HEAT_MAP -> heatMap(drawing);
            case TABLE -> new Region();
        };
    }

    private Node lines(Drawing drawing) {
        legend(drawing);
        Plot plot = new Plots(drawing, words).lines();
        readOut(plot.readoutProperty());
        return plot;
    }

    private Node dots(Drawing drawing) {
        Plot plot = new Plots(drawing, words).dots();
        readOut(plot.readoutProperty());
        return plot;
    }

    private Node bars(Drawing drawing, boolean isStacked) {
        legend(drawing);
        return new Bars(drawing, words, isStacked);
    }

    private Node heatMap(Drawing drawing) {
        HeatMap map = new HeatMap(drawing, words);
        readOut(map.readoutProperty());
        return map;
    }

    private void readOut(ObservableValue<String> said) {
        readout.textProperty().bind(said.map(words -> words.isEmpty() ? HOW_TO_READ : words));
    }

    /** One colour needs no name. */
    private void legend(Drawing drawing) {
        List<Drawing.Line> lines = drawing.matrix(words).lines();
        for (int i = 0; lines.size() > 1 && i < lines.size(); i++) {
            Region mark = new Region();
            mark.getStyleClass().addAll("series-mark", "series-" + colour(i));
            Label name = new Label(lines.get(i).name(), mark);
            name.getStyleClass().add("legend");
            legend.getChildren().add(name);
        }
    }

    /** The number of a colour; after the last one they begin again. */
    static int colour(int place) {
        return place % COLOURS + 1;
    }
}
