package io.millrace.ui.dashboard;

import io.millrace.semantics.dashboard.Series;
import io.millrace.ui.widgets.Wording;
import io.millrace.warehouse.words.Formats;
import java.math.BigDecimal;
import java.util.List;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.StackPane;

/** The sales of two periods step by step, laid over each other from the first step on. */
final class PairChart extends StackPane {

    private static final int LABELS = 12;

    private final NumberAxis steps = new NumberAxis();
    private final AreaChart<Number, Number> chart;

    PairChart(Formats formats) {
        NumberAxis money = new NumberAxis();
        money.setMinorTickVisible(false);
        money.setTickLabelFormatter(
                new Wording<>(
                        value -> formats.moneyOnAxis(BigDecimal.valueOf(value.doubleValue()))));
        steps.setAutoRanging(false);
        steps.setMinorTickVisible(false);
        chart = new AreaChart<>(steps, money);
        chart.setAnimated(false);
        chart.setLegendVisible(false);
        chart.setCreateSymbols(false);
        chart.setVerticalGridLinesVisible(false);
        chart.setMinSize(0, 0);
        getStyleClass().add("trend");
        getChildren().add(chart);
    }

    void show(Series first, Series second) {
        int last = Math.max(2, Math.max(first.points().size(), second.points().size()));
        steps.setLowerBound(1);
        steps.setUpperBound(last);
        steps.setTickUnit(Math.ceil((double) last / LABELS));
        chart.getData().setAll(List.of(line(first), line(second)));
    }

    private static XYChart.Series<Number, Number> line(Series series) {
        XYChart.Series<Number, Number> line = new XYChart.Series<>();
        for (int i = 0; i < series.points().size(); i++) {
            line.getData().add(new XYChart.Data<>(i + 1, series.points().get(i).figures().sales()));
        }
        return line;
    }
}
