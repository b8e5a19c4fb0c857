package io.millrace.ui.saved;

import io.millrace.ask.Answer;
import io.millrace.semantics.model.Format;
import io.millrace.semantics.sql.Column;
import io.millrace.ui.widgets.Typed;
import io.millrace.ui.widgets.Wording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import org.controlsfx.control.PopOver;

/** A small form for what somebody wants to hear of. */
final class AlertForm {

    private static final String ABOVE = "is above";
    private static final String BELOW = "is below";

    private final SavedCard card;
    private final SavedViewModel model;
    private final Typed typed = Typed.ofDesktop();
    private final PopOver popOver = new PopOver();
    private final ComboBox<Column> figure = new ComboBox<>();
    private final ComboBox<String> side = new ComboBox<>();
    private final TextField threshold = new TextField();
    private final Label unit = new Label();
    private final Button watch = new Button("_Watch");

    AlertForm(SavedCard card, Answer answer, SavedViewModel model) {
        this.card = card;
        this.model = model;
        figure.getItems().setAll(Alert.watchable(answer));
        figure.setConverter(new Wording<>(Column::label));
        figure.setAccessibleText("Figure");
        side.getItems().setAll(List.of(ABOVE, BELOW));
        side.setAccessibleText("Above or below");
        threshold.setAccessibleText("Threshold");
        threshold.setPrefColumnCount(10);
        figure.getSelectionModel().selectFirst();
        side.getSelectionModel().selectFirst();
        card.alertProperty().get().ifPresent(this::fillIn);
        build();
    }

    private void fillIn(Alert alert) {
        for (Column each : figure.getItems()) {
            if (each.name().equals(alert.column())) {
                figure.setValue(each);
                threshold.setText(typed.plain(Alert.shown(each, alert.threshold())));
            }
        }
        side.setValue(alert.above() ? ABOVE : BELOW);
    }

    private void build() {
        watch.setMnemonicParsing(true);
        watch.setDefaultButton(true);
        watch.setOnAction(_ -> watch());
        Runnable check =
                () ->
                        watch.setDisable(
                                figure.getValue() == null
                                        || typed.number(threshold.getText()).isEmpty());
        threshold.textProperty().subscribe(check);
        figure.valueProperty().subscribe(check);
        check.run();
        Button stop = new Button("_Stop watching");
        stop.setMnemonicParsing(true);
        stop.setDisable(card.alertProperty().get().isEmpty());
        stop.setOnAction(_ -> end(Optional.empty()));
        figure.valueProperty()
                .subscribe(column ->
                        unit.setText(
                                column != null && column.format() == Format.PERCENT ? "%" : ""));
        GridPane grid = new GridPane(8, 12);
        grid.getStyleClass().add("period-form");
        grid.add(new Label("Tell me when"), 0, 0, 3, 1);
        grid.addRow(1, figure, side, new HBox(4, threshold, unit));
        grid.add(new HBox(8, watch, stop), 0, 2, 3, 1);
        popOver.setContentNode(grid);
        popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
        popOver.setTitle("Watch a threshold");
        popOver.setDetachable(false);
        popOver.setAnimated(false);
    }

    void show(Node owner) {
        popOver.show(owner);
        threshold.requestFocus();
    }

    private void watch() {
        Column chosen = figure.getValue();
        Optional<BigDecimal> number = typed.number(threshold.getText());
        if (chosen != null && number.isPresent()) {
            end(
                    Optional.of(
                            new Alert(
                                    chosen.name(),
                                    ABOVE.equals(side.getValue()),
                                    Alert.typed(chosen, number.get()))));
        }
    }

    private void end(Optional<Alert> alert) {
        popOver.hide();
        model.watch(card, alert);
    }
}
