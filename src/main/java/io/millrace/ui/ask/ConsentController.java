package io.millrace.ui.ask;

import io.millrace.ui.services.LanguageModel;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/** Says what would leave this machine, and asks whether it may. */
final class ConsentController {

    private final LanguageModel model;
    private final Consumer<Boolean> decide;

    @FXML private Label title;
    @FXML private Label whatLeaves;

    /**
     * Asks about a model.
     *
     * @param decide takes what the person says
     */
    ConsentController(LanguageModel model, Consumer<Boolean> decide) {
        this.model = model;
        this.decide = decide;
    }

    @FXML
    void initialize() {
        title.setText("May questions leave this machine and go to %s?".formatted(model.host()));
        whatLeaves.setText(model.whatLeaves());
    }

    @FXML
    void allow() {
        decide.accept(true);
    }

    @FXML
    void decline() {
        decide.accept(false);
    }
}
