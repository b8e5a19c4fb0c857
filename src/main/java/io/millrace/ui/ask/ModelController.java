package io.millrace.ui.ask;

import io.millrace.ask.prompt.ModelConsent;
import io.millrace.ui.services.LanguageModel;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Shown;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Says below the question box what becomes of questions that a language model would read. */
final class ModelController {

    private final ModelViewModel model;
    private final LanguageModel known;
    private final BooleanProperty deciding = new SimpleBooleanProperty();

    @FXML private VBox choice;
    @FXML private HBox away;
    @FXML private Label notice;
    @FXML private HBox remote;
    @FXML private Label where;
    @FXML private Hyperlink change;

    ModelController(ModelViewModel model, LanguageModel known) {
        this.model = model;
        this.known = known;
    }

    @FXML
    void initialize() {
        choice.getChildren().setAll(Fxml.load(new ConsentController(known, this::decide)));
        Shown.when(deciding, choice);
        model.consentProperty().subscribe(_ -> deciding.set(false));
        notice.textProperty()
                .bind(model.noticeProperty().map("The built-in engine answers alone. "::concat));
        Shown.when(model.noticeProperty().isNotEmpty(), away);
        Shown.when(model.consentProperty().isNotEqualTo(ModelConsent.State.NOT_NEEDED), remote);
        where.textProperty().bind(model.consentProperty().map(this::where));
        change.textProperty().bind(deciding.map(open -> open ? "Leave it so" : "Change"));
    }

    private String where(ModelConsent.State consent) {
        return switch (consent) {
            case NOT_NEEDED -> "";
            case MISSING -> "No question goes to %s before you allow it.".formatted(known.host());
            case GIVEN ->
                    "What the built-in engine cannot read goes to %s, as you allowed."
                            .formatted(known.host());
            case DECLINED -> "No question goes to %s, as you decided.".formatted(known.host());
        };
    }

    private void decide(boolean isAllowed) {
        deciding.set(false);
        model.allow(isAllowed);
    }

    @FXML
    void change() {
        deciding.set(!deciding.get());
    }

    @FXML
    void hide() {
        model.hideNotice();
    }
}
