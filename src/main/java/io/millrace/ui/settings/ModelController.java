package io.millrace.ui.settings;

import io.millrace.ask.model.Models;
import io.millrace.config.ModelSettings;
import io.millrace.ui.widgets.DataTable;
import io.millrace.ui.widgets.Field;
import io.millrace.ui.widgets.NoticeBar;
import io.millrace.ui.widgets.Shown;
import io.millrace.ui.widgets.Wording;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Puts the language model on the screen. */
public final class ModelController {

    private static final ObservableValue<String> FINE = new SimpleStringProperty("");

    private final ModelViewModel model;

    @FXML private NoticeBar outcome;
    @FXML private NoticeBar state;
    @FXML private DataTable<ModelLine> models;
    @FXML private Button use;
    @FXML private Field provider;
    @FXML private VBox asked;
    @FXML private Field address;
    @FXML private Field name;
    @FXML private Field keyFile;
    @FXML private CheckBox rowValues;
    @FXML private Label whereTo;
    @FXML private Button save;
    @FXML private Button revert;
    @FXML private Button test;
    @FXML private VBox pulling;
    @FXML private Field pulled;
    @FXML private Button pull;
    @FXML private VBox working;
    @FXML private Label stage;
    @FXML private ProgressBar progress;

    public ModelController(ModelViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        outcome.follow(model.deeds().outcomeProperty());
        state.follow(model.stateProperty());
        showModels();
        showForm();
        showWork();
    }

    private void showModels() {
        models.text("Model", 184, ModelLine::name);
        models.rate("Size", 96, ModelLine::size);
        models.key("Weights", 112, ModelLine::weights);
        models.rate("Context", 80, ModelLine::context);
        models.text("Remarks", 208, ModelLine::remark);
        models.setItems(model.models());
        models.setEmpty("No server has named a model yet.");
        models.onOpen(line -> model.nameProperty().set(line.name()));
        use.disableProperty().bind(models.getSelectionModel().selectedItemProperty().isNull());
    }

    private void showForm() {
        ComboBox<ModelSettings.Provider> providers =
                provider.choose(
                        new SimpleObjectProperty<>(List.of(ModelSettings.Provider.values())),
                        model.providerProperty(),
                        FINE);
        providers.setConverter(new Wording<>(ModelController::title));
        TextField typedAddress = address.type(model.addressProperty());
        typedAddress
                .promptTextProperty()
                .bind(
                        model.providerProperty()
                                .map(chosen ->
                                        chosen == ModelSettings.Provider.OPENAI_COMPATIBLE
                                                ? "https://models.example.com/v1"
                                                : "http://localhost:11434"));
        name.type(model.nameProperty()).setPromptText(Models.RECOMMENDED);
        keyFile.type(model.keyFileProperty())
                .promptTextProperty()
                .bind(
                        model.hasKeyProperty()
                                .map(there ->
                                        there
                                                ? "there is a key; another file replaces it"
                                                : "path of a file that holds nothing else"));
        rowValues.selectedProperty().bindBidirectional(model.tellsRowValuesProperty());
        Shown.when(model.providerProperty().isNotEqualTo(ModelSettings.Provider.NONE), asked);
        Shown.when(
                model.providerProperty().isEqualTo(ModelSettings.Provider.OPENAI_COMPATIBLE),
                keyFile);
        Shown.text(whereTo, model.whereToProperty());
        BooleanBinding busy = model.busyBinding();
        save.disableProperty().bind(busy.or(model.changedProperty().not()));
        revert.disableProperty().bind(busy.or(model.changedProperty().not()));
    }

    private void showWork() {
        pulled.type(model.pulledProperty()).setPromptText(Models.RECOMMENDED);
        Shown.when(model.providerProperty().isEqualTo(ModelSettings.Provider.OLLAMA), pulling);
        BooleanBinding busy = model.busyBinding();
        test.disableProperty().bind(busy);
        pull.disableProperty().bind(busy.or(model.pulledProperty().isEmpty()));
        Shown.when(model.deeds().work().busyProperty(), working);
        stage.textProperty().bind(model.deeds().work().stageProperty());
        progress.progressProperty().bind(model.deeds().work().progressProperty());
    }

    @FXML
    void look() {
        model.refresh();
    }

    @FXML
    void use() {
        ModelLine chosen = models.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.nameProperty().set(chosen.name());
        }
    }

    @FXML
    void save() {
        model.save();
    }

    @FXML
    void revert() {
        model.revert();
    }

    @FXML
    void test() {
        model.test();
    }

    @FXML
    void pull() {
        model.pull();
    }

    @FXML
    void cancel() {
        model.deeds().work().cancel();
    }

    /** Who runs a model, as people say it. */
    private static String title(ModelSettings.Provider provider) {
        return switch (provider) {
            case NONE -> "Nobody: the built-in engine alone";
            case OLLAMA -> "Ollama";
            case OPENAI_COMPATIBLE -> "A server that speaks as OpenAI's does";
        };
    }
}
