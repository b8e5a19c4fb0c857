package io.millrace.ui.saved;

import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Shown;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** Puts the kept answers on the screen, in the order that somebody gave them. */
public final class SavedController {

    private final SavedViewModel model;
    private final Consumer<SavedCard> open;
    private final Map<SavedCard, Node> views = new HashMap<>();

    @FXML private ScrollPane scroll;
    @FXML private CardGrid grid;
    @FXML private VBox empty;

    /**
     * Shows the model.
     *
     * @param open called with a card that somebody wants to go on asking about
     */
    public SavedController(SavedViewModel model, Consumer<SavedCard> open) {
        this.model = model;
        this.open = open;
    }

    @FXML
    void initialize() {
        Shown.when(Bindings.isEmpty(model.cards()), empty);
        Shown.when(Bindings.isNotEmpty(model.cards()), scroll);
        model.cards().addListener((ListChangeListener<SavedCard>) _ -> show());
        show();
    }

    private void show() {
        views.keySet().retainAll(model.cards());
        grid.getChildren()
                .setAll(
                        model.cards().stream()
                                .map(card -> views.computeIfAbsent(card, this::view))
                                .toList());
    }

    private Node view(SavedCard card) {
        return Fxml.load(new SavedCardController(card, model, open));
    }
}
