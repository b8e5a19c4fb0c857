package io.millrace.ui.people;

import io.millrace.access.Role;
import io.millrace.ui.widgets.ConfirmButton;
import io.millrace.ui.widgets.CopyButton;
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
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Puts the people on the screen. */
public final class PeopleController {

    private static final ObservableValue<String> FINE = new SimpleStringProperty("");

    private final PeopleViewModel model;

    @FXML private ScrollPane root;
    @FXML private HBox failure;
    @FXML private Label problem;
    @FXML private NoticeBar outcome;
    @FXML private TextField password;
    @FXML private CopyButton copy;
    @FXML private DataTable<PersonLine> people;
    @FXML private Field name;
    @FXML private Field role;
    @FXML private Field regions;
    @FXML private Button add;
    @FXML private VBox chosen;
    @FXML private VBox nobody;
    @FXML private Label chosenName;
    @FXML private Field scope;
    @FXML private Button saveScope;
    @FXML private CheckBox clearFactor;
    @FXML private ConfirmButton reset;
    @FXML private Button active;
    @FXML private ConfirmButton remove;

    public PeopleController(PeopleViewModel model) {
        this.model = model;
    }

    @FXML
    void initialize() {
        Shown.when(model.problemProperty().isNotEmpty(), failure);
        problem.textProperty().bind(model.problemProperty());
        outcome.follow(model.outcomeProperty());
        Shown.when(model.oneTimePasswordProperty().isNotEmpty(), password, copy);
        password.textProperty().bind(model.oneTimePasswordProperty());
        copy.copies(password::getText);
        showPeople();
        showForm();
        showChosen();
        root.sceneProperty()
                .subscribe(scene -> {
                    if (scene == null) {
                        model.forget();
                    }
                });
    }

    private void showPeople() {
        people.key("Name", 104, PersonLine::name);
        people.key("Role", 112, PersonLine::role);
        people.text("Regions", 120, PersonLine::regions);
        people.key("Second factor", 104, PersonLine::factor);
        people.text("State", 136, PersonLine::state);
        people.key("Last sign-in", 160, PersonLine::lastSignIn);
        people.setItems(model.people());
        people.setEmpty("The people are being read …");
        people.getSelectionModel()
                .selectedItemProperty()
                .subscribe(line -> model.chosenProperty().set(line));
        model.chosenProperty()
                .subscribe(line -> {
                    if (line != null) {
                        people.getSelectionModel().select(line);
                    }
                });
    }

    private void showForm() {
        name.type(model.newNameProperty(), model.nameProblem()).setPromptText("ann");
        ComboBox<Role> roles =
                role.choose(
                        new SimpleObjectProperty<>(List.of(Role.values())),
                        model.newRoleProperty(),
                        FINE);
        roles.setConverter(new Wording<>(Role::title));
        regions.type(model.newRegionsProperty()).setPromptText("all, or: East, West");
        add.disableProperty().bind(model.busyBinding());
    }

    private void showChosen() {
        Shown.when(model.chosenProperty().isNotNull(), chosen);
        Shown.when(model.chosenProperty().isNull(), nobody);
        chosenName
                .textProperty()
                .bind(
                        model.chosenProperty()
                                .map(line -> line.name() + " · " + line.role())
                                .orElse(""));
        scope.type(model.chosenRegionsProperty()).setPromptText("all, or: East, West");
        clearFactor.selectedProperty().bindBidirectional(model.clearFactorProperty());
        active.textProperty()
                .bind(
                        model.chosenActiveProperty()
                                .map(isActive -> isActive ? "_Disable" : "_Enable"));
        reset.onConfirmed(model::reset);
        remove.onConfirmed(model::remove);
        BooleanBinding busy = model.busyBinding();
        saveScope.disableProperty().bind(busy);
        reset.disableProperty().bind(busy);
        active.disableProperty().bind(busy);
        remove.disableProperty().bind(busy);
    }

    @FXML
    void refresh() {
        model.refresh();
    }

    @FXML
    void add() {
        model.add();
    }

    @FXML
    void saveScope() {
        model.scope();
    }

    @FXML
    void toggleActive() {
        model.toggleActive();
    }
}
