package io.millrace.ui.shell;

import io.millrace.ui.screen.Screen;
import io.millrace.ui.sync.FreshnessReading;
import io.millrace.ui.sync.SyncStatusController;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Shown;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Contact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Navigation and header around the current screen. */
public final class ShellController {

    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
    private static final double NARROW_BELOW = 1200;

    private final List<Screen> all;
    private final Optional<SyncViewModel> syncModel;
    private final Consumer<FreshnessReading> freshness;
    private final ObjectProperty<Theme> worn;
    private final UserMenu userMenu;
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Screen, Node> views = new HashMap<>();
    private final ReadOnlyStringWrapper current = new ReadOnlyStringWrapper("");

    @FXML private BorderPane root;
    @FXML private VBox screens;
    @FXML private VBox person;
    @FXML private Button theme;
    @FXML private FontIcon themeIcon;
    @FXML private Label title;
    @FXML private Label caption;
    @FXML private StackPane tools;
    @FXML private StackPane sync;
    @FXML private StackPane content;
    @FXML private HBox lost;
    @FXML private Label lostWords;
    @FXML private Button tryNow;

    ShellController(
            List<Screen> all,
            Optional<SyncViewModel> syncModel,
            Consumer<FreshnessReading> freshness,
            ObjectProperty<Theme> worn,
            UserMenu userMenu) {
        this.all = all;
        this.userMenu = userMenu;
        this.syncModel = syncModel;
        this.freshness = freshness;
        this.worn = worn;
    }

    @FXML
    void initialize() {
        caption.managedProperty().bind(caption.textProperty().isNotEmpty());
        for (int i = 0; i < all.size(); i++) {
            screens.getChildren().add(entry(i));
        }
        syncModel.ifPresent(model ->
                sync.getChildren().add(Fxml.load(new SyncStatusController(model, freshness))));
        person.getChildren().add(userMenu);
        worn.subscribe(this::offer);
        root.widthProperty()
                .subscribe(width ->
                        root.pseudoClassStateChanged(NARROW, width.doubleValue() < NARROW_BELOW));
        open(0);
    }

    /** Shows a screen, by its place in the navigation; one that is not there is ignored. */
    void open(int index) {
        if (index >= 0 && index < all.size()) {
            Screen screen = all.get(index);
            current.set(screen.title());
            group.getToggles().get(index).setSelected(true);
            title.textProperty().bind(screen.heading());
            caption.textProperty().bind(screen.caption());
            tools.getChildren().setAll(screen.tools());
            content.getChildren()
                    .setAll(views.computeIfAbsent(screen, opened -> opened.view().get()));
            screen.shown().run();
        }
    }

    /** Shows a screen of the navigation. */
    void open(Screen screen) {
        open(all.indexOf(screen));
    }

    /** Shows the screen of that title; one that is not there is ignored. */
    void open(String title) {
        all.stream()
                .filter(screen -> screen.title().equals(title))
                .findFirst()
                .ifPresent(this::open);
    }

    /** The title of the screen that is shown. */
    ReadOnlyStringProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    void refresh() {
        all.stream()
                .filter(screen -> screen.title().equals(current.get()))
                .forEach(screen -> screen.refresh().run());
    }

    /** Reads all screens anew that have been opened. */
    void refreshOpened() {
        views.keySet().forEach(screen -> screen.refresh().run());
    }

    /** Says who does not answer, while somebody does not. */
    void show(Contact contact) {
        lostWords.textProperty().bind(contact.problemProperty());
        Shown.when(contact.problemProperty().isNotEmpty(), lost);
        tryNow.setOnAction(_ -> contact.look());
    }

    @FXML
    void switchTheme() {
        worn.set(worn.get().other());
    }

    private ToggleButton entry(int index) {
        Screen screen = all.get(index);
        ToggleButton entry = new ToggleButton(screen.title(), new FontIcon(screen.icon()));
        entry.getStyleClass().add("navigation-entry");
        entry.setMaxWidth(Double.MAX_VALUE);
        entry.setToggleGroup(group);
        entry.setTooltip(new Tooltip("%s (Ctrl+%d)".formatted(screen.title(), index + 1)));
        entry.setOnAction(_ -> open(index));
        return entry;
    }

    private void offer(Theme theme) {
        boolean dark = theme == Theme.DARK;
        this.theme.setText(dark ? "Light theme" : "Dark theme");
        this.theme.setTooltip(new Tooltip(this.theme.getText() + " (Ctrl+Shift+L)"));
        themeIcon.setIconCode(dark ? Feather.SUN : Feather.MOON);
    }
}
