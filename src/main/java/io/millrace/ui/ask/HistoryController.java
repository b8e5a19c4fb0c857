package io.millrace.ui.ask;

import io.millrace.access.QuestionHistory.Asked;
import io.millrace.ui.widgets.Shown;
import io.millrace.warehouse.words.Formats;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Puts the questions of before beside the conversation; a click or Enter asks one again. */
public final class HistoryController {

    private final HistoryViewModel model;
    private final AskViewModel ask;

    @FXML private TextField search;
    @FXML private Label problem;
    @FXML private ListView<Asked> list;

    HistoryController(HistoryViewModel model, AskViewModel ask) {
        this.model = model;
        this.ask = ask;
    }

    @FXML
    void initialize() {
        search.textProperty().bindBidirectional(model.textProperty());
        Shown.text(problem, model.problemProperty());
        list.setItems(model.found());
        list.setCellFactory(_ -> new Cell(ask.formats()));
        list.setOnMouseClicked(_ -> again());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                again();
            }
        });
    }

    private void again() {
        Asked asked = list.getSelectionModel().getSelectedItem();
        if (asked != null) {
            ask.askAnew(asked.question());
            list.getSelectionModel().clearSelection();
        }
    }

    private static final class Cell extends ListCell<Asked> {
        private final Formats formats;
        private final Label question = new Label();
        private final Label detail = new Label();
        private final VBox both = new VBox(2, question, detail);

        Cell(Formats formats) {
            this.formats = formats;
            question.getStyleClass().add("offer-title");
            question.setWrapText(true);
            detail.getStyleClass().add("offer-detail");
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Asked asked, boolean empty) {
            super.updateItem(asked, empty);
            if (empty || asked == null) {
                setGraphic(null);
            } else {
                question.setText(asked.question());
                detail.setText(formats.moment(asked.at()) + " · " + outcome(asked));
                setGraphic(both);
            }
        }

        private String outcome(Asked asked) {
            return switch (asked.outcome()) {
                case "answered" ->
                        formats.count(asked.rows()) + (asked.rows() == 1 ? " row" : " rows");
                case "clarify" -> "asked back";
                case "unknown" -> "not understood";
                default -> asked.outcome();
            };
        }
    }
}
