package io.millrace.ui.dashboard;

import io.millrace.semantics.dashboard.KeyFigures;
import io.millrace.semantics.dashboard.Series;
import io.millrace.warehouse.Step;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Point2D;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Line;
import javafx.util.StringConverter;

/**
 * Sales and profit step by step; a pointer or the arrow keys read each step out, a click or Enter
 * picks it.
 */
final class TrendChart extends StackPane {

    private static final int LABELS = 8;
    private static final List<Integer> MONTHS_APART = List.of(1, 2, 3, 6, 12, 24, 60);
    private static final List<Integer> WEEKS_APART = List.of(1, 2, 4, 13, 26, 52);
    private static final List<Integer> DAYS_APART = List.of(1, 2, 5, 7, 14);

    private final Formats formats;
    private final NumberAxis time = new NumberAxis();
    private final NumberAxis money = new NumberAxis();
    private final AreaChart<Number, Number> chart = new AreaChart<>(time, money);
    private final Label nothing = new Label("No sales in this period");
    private final Line cursor = new Line();
    private final Line mark = new Line();
    private final ReadOnlyStringWrapper readout = new ReadOnlyStringWrapper("");
    private Series series = new Series(Step.MONTH, List.of());
    private Consumer<Series.Point> listener = _ -> {};
    private int pointed = -1;
    private int picked = -1;

    TrendChart(Formats formats) {
        this.formats = formats;
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setCreateSymbols(false);
        chart.setVerticalGridLinesVisible(false);
        chart.setAlternativeRowFillVisible(false);
        chart.setMinSize(0, 0);
        time.setAutoRanging(false);
        time.setMinorTickVisible(false);
        time.setTickLabelFormatter(write(this::step));
        money.setMinorTickVisible(false);
        money.setTickLabelFormatter(
                write(value -> formats.moneyOnAxis(BigDecimal.valueOf(value.doubleValue()))));
        cursor.getStyleClass().add("trend-cursor");
        cursor.setVisible(false);
        mark.getStyleClass().add("trend-picked");
        mark.setVisible(false);
        Pane overlay = new Pane(mark, cursor);
        overlay.setMouseTransparent(true);
        nothing.getStyleClass().add("nothing");
        getChildren().addAll(chart, nothing, overlay);
        getStyleClass().add("trend");
        setFocusTraversable(true);
        setOnMouseMoved(this::point);
        setOnMouseExited(_ -> read(-1));
        setOnMouseClicked(_ -> pick());
        setOnKeyPressed(this::step);
    }

    /** What the pointer or the keys point at, such as "Nov 2025: sales $512K, profit $61K". */
    ReadOnlyStringProperty readoutProperty() {
        return readout.getReadOnlyProperty();
    }

    /** Called with the step that somebody picks. */
    void onPick(Consumer<Series.Point> listener) {
        this.listener = listener;
    }

    private void pick() {
        if (pointed >= 0) {
            listener.accept(series.points().get(pointed));
        }
    }

    /**
     * Shows the steps.
     *
     * @param marked the place of the one that is picked, or −1
     */
    void show(Series shown, int marked) {
        series = shown;
        picked = marked;
        int last = shown.points().size() - 1;
        time.setLowerBound(last < 1 ? -1 : 0);
        time.setUpperBound(Math.max(1, last));
        time.setTickUnit(apart(shown));
        chart.setCreateSymbols(last < 1);
        chart.getData().setAll(List.of(line(KeyFigures::sales), line(KeyFigures::profit)));
        boolean sold = shown.points().stream().anyMatch(point -> point.figures().orders() > 0);
        chart.setVisible(sold);
        nothing.setVisible(!sold);
        read(-1);
    }

    private XYChart.Series<Number, Number> line(Function<KeyFigures, BigDecimal> figure) {
        XYChart.Series<Number, Number> line = new XYChart.Series<>();
        for (int i = 0; i < series.points().size(); i++) {
            line.getData()
                    .add(new XYChart.Data<>(i, figure.apply(series.points().get(i).figures())));
        }
        return line;
    }

    private static int apart(Series series) {
        List<Integer> choices =
                switch (series.step()) {
                    case DAY -> DAYS_APART;
                    case WEEK -> WEEKS_APART;
                    case MONTH -> MONTHS_APART;
                };
        return choices.stream()
                .filter(apart -> series.points().size() <= apart * LABELS)
                .findFirst()
                .orElse(choices.getLast());
    }

    private String step(Number value) {
        int index = value.intValue();
        // The axis marks its ends too, which would crowd a label beside them.
        return index < 0 || index >= series.points().size() || index % apart(series) != 0
                ? ""
                : formats.step(series.step(), series.points().get(index).from());
    }

    private void point(MouseEvent event) {
        Point2D onAxis = time.sceneToLocal(event.getSceneX(), event.getSceneY());
        double index = time.getValueForDisplay(onAxis.getX()).doubleValue();
        read((int) Math.round(Math.clamp(index, 0, Math.max(0, series.points().size() - 1))));
    }

    private void step(KeyEvent event) {
        int last = series.points().size() - 1;
        switch (event.getCode()) {
            case LEFT -> read(pointed < 0 ? last : Math.max(0, pointed - 1));
            case RIGHT -> read(pointed < 0 ? 0 : Math.min(last, pointed + 1));
            case HOME -> read(0);
            case END -> read(last);
            case ESCAPE -> read(-1);
            case ENTER, SPACE -> pick();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void read(int index) {
        boolean there = index >= 0 && index < series.points().size();
        pointed = there ? index : -1;
        cursor.setVisible(there);
        readout.set(there ? describe(series.points().get(index)) : "");
        if (there) {
            stand(cursor, index);
        }
        setAccessibleText(
                there
                        ? readout.get()
                        : "Sales and profit over time; arrow keys read it, Enter picks");
    }

    private void stand(Line line, int index) {
        double x = sceneToLocal(time.localToScene(time.getDisplayPosition(index), 0)).getX();
        line.setStartX(x);
        line.setEndX(x);
        line.setStartY(0);
        line.setEndY(sceneToLocal(time.localToScene(0, 0)).getY());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        mark.setVisible(picked >= 0);
        if (picked >= 0) {
            chart.layout();
            stand(mark, picked);
        }
    }

    private String describe(Series.Point point) {
        return "%s: sales %s, profit %s"
                .formatted(
                        formats.step(series.step(), point.from()),
                        formats.money(point.figures().sales()),
                        formats.money(point.figures().profit()));
    }

    private static StringConverter<Number> write(Function<Number, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return text.apply(value);
            }

            @Override
            public Number fromString(String unused) {
                throw new UnsupportedOperationException("An axis is only written");
            }
        };
    }
}
