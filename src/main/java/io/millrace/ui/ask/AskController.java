package io.millrace.ui.ask;

import io.millrace.ui.saved.SavedViewModel;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Shown;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Puts the conversation on the screen, and the box below it. */
public final class AskController {

    private final AskViewModel model;
    private final SavedViewModel saved;
    private final SaveDialog dialog;
    private final Map<Turn, Node> cards = new HashMap<>();

    @FXML private BorderPane root;
    @FXML private ScrollPane scroll;
    @FXML private VBox conversation;
    @FXML private VBox welcome;
    @FXML private FlowPane starters;
    @FXML private VBox footer;
    @FXML private HBox context;
    @FXML private Label contextWords;
    @FXML private QuestionBox box;
    @FXML private ToggleButton prefer;
    @FXML private Button ask;
    @FXML private Button cancel;
    @FXML private Button clear;

    /**
     * Shows the model.
     *
     * @param saved where answers are pinned
     * @param dialog asks where to save an answer
     */
    public AskController(AskViewModel model, SavedViewModel saved, SaveDialog dialog) {
        this.model = model;
        this.saved = saved;
        this.dialog = dialog;
    }

    @FXML
    void initialize() {
        starters.getChildren().setAll(model.starters().stream().map(this::starter).toList());
        box.follow(model);
        ask.disableProperty().bind(model.textProperty().map(String::isBlank));
        Shown.when(model.busyProperty(), cancel);
        Shown.when(model.busyProperty().not(), ask);
        clear.disableProperty().bind(Bindings.isEmpty(model.turns()));
        Shown.when(Bindings.isEmpty(model.turns()), welcome);
        Shown.when(Bindings.isNotEmpty(model.turns()), scroll);
        Shown.when(model.contextProperty().isNotEmpty(), context);
        contextWords.textProperty().bind(model.contextProperty());
        model.turns().forEach(this::add);
        model.turns().addListener(this::follow);
        Shown.focusFirst(box);
        showLanguageModel(model.languageModel());
        model.history().shownProperty().subscribe(this::showHistory);
    }

    private void showLanguageModel(ModelViewModel shown) {
        shown.model()
                .map(known -> new ModelController(shown, known))
                .ifPresent(line -> footer.getChildren().add(Fxml.load(line)));
        prefer.selectedProperty().bindBidirectional(shown.preferredProperty());
        prefer.setVisible(shown.model().isPresent());
        prefer.setManaged(shown.model().isPresent());
        prefer.disableProperty().bind(shown.problemProperty().isNotEmpty());
    }

    private void showHistory(boolean shown) {
        root.setRight(shown ? Fxml.load(new HistoryController(model.history(), model)) : null);
    }

    private Button starter(String question) {
        Button button = new Button(question);
        button.getStyleClass().add("starter");
        button.setOnAction(_ -> model.askAnew(question));
        return button;
    }

    private void follow(ListChangeListener.Change<? extends Turn> change) {
        while (change.next()) {
            for (Turn gone : change.getRemoved()) {
                conversation.getChildren().remove(cards.remove(gone));
            }
            change.getAddedSubList().forEach(this::add);
        }
    }

    private void add(Turn turn) {
        Node card = Fxml.load(new TurnController(turn, model, saved, dialog));
        cards.put(turn, card);
        conversation.getChildren().add(card);
        turn.stateProperty()
                .subscribe(_ -> {
                    if (model.turns().isEmpty() || model.turns().getLast() == turn) {
                        reveal(card);
                    }
                });
    }

    /** A new card is seen from its top. */
    private void reveal(Node card) {
        scroll.applyCss();
        scroll.layout();
        double hidden = conversation.getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(
                hidden <= 0 ? 0 : Math.clamp(card.getBoundsInParent().getMinY() / hidden, 0, 1));
    }

    @FXML
    void ask() {
        model.ask();
    }

    @FXML
    void cancel() {
        model.cancel();
        box.requestFocus();
    }

    @FXML
    void beginAnew() {
        model.beginAnew();
        box.requestFocus();
    }

    @FXML
    void clear() {
        model.clear();
        box.requestFocus();
    }
}
