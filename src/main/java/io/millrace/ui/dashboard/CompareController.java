package io.millrace.ui.dashboard;

import io.millrace.ui.dashboard.CompareViewModel.Line;
import io.millrace.ui.dashboard.CompareViewModel.Pair;
import io.millrace.ui.widgets.PeriodFilter;
import io.millrace.ui.widgets.Shown;
import io.millrace.warehouse.Period;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Puts two periods side by side on the screen. */
public final class CompareController {

    private final CompareViewModel model;
    private final PairChart chart;

    @FXML private HBox against;
    @FXML private VBox pair;
    @FXML private Label problem;
    @FXML private Label firstPeriod;
    @FXML private Label secondPeriod;
    @FXML private GridPane figures;
    @FXML private StackPane trend;
    @FXML private GridPane regions;
    @FXML private GridPane drill;

    public CompareController(CompareViewModel model) {
        this.model = model;
        chart = new PairChart(model.formats());
    }

    @FXML
    void initialize() {
        PeriodFilter other =
                new PeriodFilter(
                        model.otherProperty(),
                        model.pairProperty()
                                .map(read ->
                                        read.map(Pair::second).map(Side::period).orElse(null)));
        other.setAccessibleText("Period to compare with");
        against.getChildren().add(other);
        trend.getChildren().add(chart);
        Shown.text(problem, model.problemProperty());
        Shown.when(model.pairProperty().map(Optional::isPresent), pair);
        for (GridPane table : List.of(figures, regions, drill)) {
            columns(table);
        }
        model.pairProperty().subscribe(read -> read.ifPresent(this::show));
    }

    private static void columns(GridPane table) {
        ColumnConstraints name = new ColumnConstraints();
        name.setHgrow(Priority.ALWAYS);
        name.setFillWidth(true);
        table.getColumnConstraints().setAll(name, figure(), figure(), figure());
    }

    private static ColumnConstraints figure() {
        ColumnConstraints figure = new ColumnConstraints(84);
        figure.setHalignment(HPos.RIGHT);
        return figure;
    }

    private void show(Pair shown) {
        String first = words(shown.first().period());
        String second = words(shown.second().period());
        firstPeriod.setText(first);
        secondPeriod.setText(second);
        chart.show(shown.first().series(), shown.second().series());
        show(figures, shown, model.figures(shown));
        show(regions, shown, model.parts(shown, Side::regions));
        show(drill, shown, model.parts(shown, Side::drill));
    }

    private String words(Period period) {
        return model.formats().period(period);
    }

    private void show(GridPane table, Pair shown, List<Line> lines) {
        table.getChildren().clear();
        table.addRow(
                0,
                new Label(),
                head(words(shown.first().period())),
                head(words(shown.second().period())),
                head("Change"));
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            table.addRow(
                    i + 1,
                    label(line.name(), "compare-name"),
                    label(line.first(), "compare-first"),
                    label(line.second(), "compare-second"),
                    change(line));
        }
    }

    private static Label change(Line line) {
        Label label = label("–", "tile-change");
        line.change()
                .ifPresent(change -> {
                    label.setText(change.inWords());
                    label.getStyleClass().add(change.mood().styleClass());
                });
        return label;
    }

    private static Label head(String text) {
        Label label = label(text, "card-note");
        label.setWrapText(true);
        label.setMinHeight(32);
        return label;
    }

    private static Label label(String text, String styleClass) {
        Label label = new Label(text);
        label.getStyleClass().add(styleClass);
        return label;
    }
}
