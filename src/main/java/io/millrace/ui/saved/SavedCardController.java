package io.millrace.ui.saved;

import io.millrace.ask.Answer;
import io.millrace.ask.chart.Chart;
import io.millrace.ui.charts.AnswerChart;
import io.millrace.ui.charts.AnswerTable;
import io.millrace.ui.charts.CellWords;
import io.millrace.ui.charts.Drawing;
import io.millrace.ui.widgets.Shown;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Puts one kept answer on a card that can be dragged, or moved by Alt and the arrow keys. */
final class SavedCardController {

    private static final DataFormat PLACE = new DataFormat("application/x-millrace-saved-place");
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final SavedCard card;
    private final SavedViewModel model;
    private final Consumer<SavedCard> open;
    private final AnswerChart chart;
    private final AnswerTable table;

    @FXML private VBox root;
    @FXML private Label title;
    @FXML private Label message;
    @FXML private HBox crossed;
    @FXML private Label beyond;
    @FXML private Label problem;
    @FXML private Button bell;
    @FXML private ScrollPane figure;
    @FXML private ProgressIndicator waiting;

    SavedCardController(SavedCard card, SavedViewModel model, Consumer<SavedCard> open) {
        this.card = card;
        this.model = model;
        this.open = open;
        chart = new AnswerChart(model.formats());
        table = new AnswerTable(model.formats());
    }

    @FXML
    void initialize() {
        title.setText(card.title());
        title.setTooltip(new Tooltip(card.title()));
        root.setAccessibleText(card.title() + "; Alt with an arrow key moves it");
        Shown.text(problem, card.problemProperty());
        Shown.when(card.crossedProperty().isNotEmpty(), crossed);
        beyond.textProperty().bind(card.crossedProperty());
        Shown.when(
                card.answerProperty()
                        .map(Optional::isEmpty)
                        .flatMap(isEmpty ->
                                card.problemProperty().map(said -> isEmpty && said.isEmpty())),
                waiting);
        card.answerProperty().subscribe(given -> given.ifPresent(this::show));
        card.alertProperty().subscribe(_ -> sayWhatIsWatched());
        card.answerProperty().subscribe((_, _) -> sayWhatIsWatched());
        root.setOnKeyPressed(this::press);
        root.setOnDragDetected(this::drag);
        root.setOnDragOver(this::over);
        root.setOnDragExited(_ -> root.pseudoClassStateChanged(OVER, false));
        root.setOnDragDropped(this::drop);
    }

    private void show(Answer given) {
        message.setText(given.message());
        message.setTooltip(new Tooltip(given.message()));
        Chart drawn = card.chart(given);
        figure.setContent(drawn.kind() == Chart.Kind.TABLE ? rows(given) : drawn(drawn, given));
    }

    private Node rows(Answer given) {
        table.show(given.columns(), given.rows());
        return table;
    }

    private Node drawn(Chart drawn, Answer given) {
        chart.show(new Drawing(drawn, given.columns(), given.rows()));
        return chart;
    }

    private void sayWhatIsWatched() {
        CellWords words = new CellWords(model.formats());
        String said =
                card.alertProperty()
                        .get()
                        .flatMap(alert ->
                                card.answerProperty()
                                        .get()
                                        .filter(given -> alert.place(given) >= 0)
                                        .map(given -> given.columns().get(alert.place(given)))
                                        .map(figure ->
                                                figure.label() + " " + alert.limit(figure, words)))
                        .orElse("");
        bell.setText(said);
        bell.setTooltip(new Tooltip(said.isEmpty() ? "Watch a threshold" : "Watches " + said));
        bell.setAccessibleText(bell.getTooltip().getText());
    }

    @FXML
    void watch() {
        card.answerProperty()
                .get()
                .ifPresent(given -> new AlertForm(card, given, model).show(bell));
    }

    @FXML
    void openInAsk() {
        open.accept(card);
    }

    @FXML
    void earlier() {
        move(-1);
    }

    @FXML
    void later() {
        move(1);
    }

    @FXML
    void remove() {
        model.remove(card);
    }

    private void move(int places) {
        model.move(card, places);
        root.requestFocus();
    }

    private void press(KeyEvent event) {
        if (!event.isAltDown() || !root.equals(event.getTarget())) {
            return;
        }
        if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.UP) {
            earlier();
            event.consume();
        } else if (event.getCode() == KeyCode.RIGHT || event.getCode() == KeyCode.DOWN) {
            later();
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        var board = root.startDragAndDrop(TransferMode.MOVE);
        board.setContent(Map.of(PLACE, model.cards().indexOf(card)));
        event.consume();
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasContent(PLACE)) {
            event.acceptTransferModes(TransferMode.MOVE);
            root.pseudoClassStateChanged(OVER, true);
            event.consume();
        }
    }

    private void drop(DragEvent event) {
        if (event.getDragboard().getContent(PLACE) instanceof Integer from
                && from >= 0
                && from < model.cards().size()) {
            event.setDropCompleted(true);
            event.consume();
            model.place(model.cards().get(from), model.cards().indexOf(card));
        }
    }
}
