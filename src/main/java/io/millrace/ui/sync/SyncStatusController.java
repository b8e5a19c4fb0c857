package io.millrace.ui.sync;

import io.millrace.ui.widgets.Mood;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The freshness pill and Sync now, which turn into progress and Cancel while a sync goes on. */
public final class SyncStatusController {

    private final SyncViewModel model;
    private final Consumer<FreshnessReading> details;

    @FXML private Button pill;
    @FXML private FontIcon mark;
    @FXML private VBox running;
    @FXML private Label stage;
    @FXML private ProgressBar progress;
    @FXML private Button sync;
    @FXML private Button cancel;

    /**
     * Shows the freshness.
     *
     * @param details called with it when somebody wants to know more
     */
    public SyncStatusController(SyncViewModel model, Consumer<FreshnessReading> details) {
        this.model = model;
        this.details = details;
    }

    @FXML
    void initialize() {
        BooleanBinding idle = Bindings.equal(model.stateProperty(), SyncViewModel.State.IDLE);
        showWhen(idle, pill);
        showWhen(idle.and(new SimpleBooleanProperty(model.maySync())), sync);
        showWhen(idle.not(), running, cancel);
        cancel.disableProperty()
                .bind(Bindings.equal(model.stateProperty(), SyncViewModel.State.CANCELLING));
        stage.textProperty().bind(model.stageProperty());
        progress.progressProperty().bind(model.progressProperty());
        model.freshnessProperty().subscribe(this::show);
    }

    @FXML
    void details() {
        details.accept(model.freshnessProperty().get());
    }

    @FXML
    void sync() {
        model.syncNow();
        cancel.requestFocus();
    }

    @FXML
    void cancel() {
        model.cancel();
    }

    private void show(FreshnessReading reading) {
        pill.setText(reading.sentence());
        pill.setTooltip(new Tooltip(reading.sentence() + "\n" + reading.detail()));
        pill.getStyleClass().setAll("label", "pill", reading.mood().styleClass());
        mark.setIconCode(icon(reading.mood()));
    }

    private static Feather icon(Mood mood) {
        return switch (mood) {
            case GOOD -> Feather.CHECK_CIRCLE;
            case NEUTRAL -> Feather.CLOCK;
            case WARNING, BAD -> Feather.ALERT_TRIANGLE;
        };
    }

    private static void showWhen(ObservableValue<Boolean> shown, Node... nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(shown);
            node.managedProperty().bind(shown);
        }
    }
}
