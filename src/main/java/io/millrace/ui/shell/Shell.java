package io.millrace.ui.shell;

import io.millrace.ui.answers.AnswerDesk;
import io.millrace.ui.counter.CounterDesk;
import io.millrace.ui.dashboard.DashboardViewModel;
import io.millrace.ui.oversight.OversightDesk;
import io.millrace.ui.people.PeopleViewModel;
import io.millrace.ui.screen.Finder;
import io.millrace.ui.screen.Finder.Found;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.services.Services;
import io.millrace.ui.settings.SettingsDesk;
import io.millrace.ui.sync.FreshnessReading;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Contact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The main window's content, with its view-models. Made and used on the window's thread. */
public final class Shell {

    public static final double WIDTH = 1400;
    public static final double HEIGHT = 900;

    private static final Duration BETWEEN_LOOKS = Duration.seconds(2);

    /** An order is to be seen within two seconds; a sync may take one of them until it begins. */
    private static final Duration BETWEEN_GLANCES = Duration.millis(250);

    private static final int KEYS_FOR_SCREENS = 9;

    private final Desks desks;
    private final ObjectProperty<Theme> theme;
    private final Search search;
    private final Background background;
    private final ShellController controller;
    private final Overlay overlay;
    private final Keyboard keyboard;
    private final Scene scene;
    private final Timeline looking;
    private final Timeline glancing;
    private Optional<Contact> contact = Optional.empty();

    public Shell(Services services, Background background) {
        this(services, background, Optional.empty());
    }

    /**
     * Shows what the person may see.
     *
     * @param doors empty where nobody signed in
     */
    public Shell(Services services, Background background, Optional<Doors> doors) {
        this.background = background;
        theme = new SimpleObjectProperty<>(Theme.of(services.appearance()));
        desks =
                new Desks(
                        services,
                        background,
                        theme,
                        doors.map(Doors::leave).orElse(() -> {}),
                        this::open,
                        this::tell);
        UserMenu menu =
                new UserMenu(
                        services.session().map(session -> session.person().name()).orElse("Menu"));
        controller =
                new ShellController(
                        desks.screens(),
                        desks.insight().map(Insight::sync),
                        this::explain,
                        theme,
                        menu);
        Parent desk = Fxml.load(controller);
        overlay = new Overlay(desk);
        scene = new Scene(new StackPane(desk, overlay), WIDTH, HEIGHT);
        keyboard = new Keyboard(scene);
        List<Command> commands = commands(doors);
        commands.forEach(command -> menu.add(command.title(), command.icon(), command.action()));
        search = new Search(places(commands), finders());
        theme.subscribe(worn -> worn.dress(scene));
        looking = again(BETWEEN_LOOKS, this::look);
        glancing =
                again(
                        BETWEEN_GLANCES,
                        () -> desks.insight().ifPresent(shown -> shown.sync().watch()));
        bindKeys();
    }

    private static Timeline again(Duration pause, Runnable action) {
        Timeline timeline = new Timeline(new KeyFrame(pause, _ -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        return timeline;
    }

    public Scene scene() {
        return scene;
    }

    /** Of somebody who sees the warehouse. */
    public SyncViewModel sync() {
        return desks.insight().orElseThrow().sync();
    }

    /** Of somebody who sees the warehouse. */
    public DashboardViewModel dashboard() {
        return desks.insight().orElseThrow().dashboard();
    }

    /** Of somebody who asks questions. */
    public AnswerDesk answers() {
        return desks.answers().orElseThrow();
    }

    /** Of somebody who enters orders. */
    public CounterDesk counter() {
        return desks.counter().orElseThrow();
    }

    /** Of somebody who oversees the company. */
    public OversightDesk oversight() {
        return desks.oversight().orElseThrow();
    }

    /** Of an administrator. */
    public PeopleViewModel people() {
        return desks.people().orElseThrow();
    }

    /** Of an administrator. */
    public SettingsDesk settings() {
        return desks.settings().orElseThrow();
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** What the person may open, in the order of the navigation. */
    public List<Screen> screens() {
        return desks.screens();
    }

    /** Shows a screen, by its place in the navigation. */
    public void open(int index) {
        controller.open(index);
    }

    /** Shows a screen, by its title; one that is not there is ignored. */
    public void open(String title) {
        controller.open(title);
    }

    /** The title of the screen that is shown. */
    public ReadOnlyStringProperty currentProperty() {
        return controller.currentProperty();
    }

    private void open(Screen screen) {
        controller.open(screen);
    }

    /** Reads what it shows, once. */
    public void load() {
        desks.load();
    }

    /** Holds while nothing is being read and no sync is under way. */
    public ObservableValue<Boolean> settled() {
        return desks.settled();
    }

    /** Says so while a server does not answer, and reads everything anew once all do. */
    public void watch(Contact with) {
        contact = Optional.of(with);
        controller.show(with);
        with.onBack(this::load);
        with.onBack(controller::refreshOpened);
    }

    /** Tells how syncs end, and keeps an eye on the freshness until it is closed. */
    public void attend() {
        desks.onNotice(this::tell);
        looking.play();
        glancing.play();
    }

    /** Where all of it is seen, or else in a note. */
    private void explain(FreshnessReading freshness) {
        desks.oversight()
                .map(OversightDesk::syncCentreScreen)
                .ifPresentOrElse(
                        this::open,
                        () ->
                                tell(
                                        new Notice(
                                                freshness.mood(),
                                                freshness.sentence(),
                                                freshness.detail())));
    }

    private void tell(Notice notice) {
        Notes.show(scene.getWindow(), notice);
    }

    /** Stops a sync that is under way; keeps what is unfinished. */
    public void close() {
        looking.stop();
        glancing.stop();
        desks.close();
    }

    private void look() {
        contact.ifPresent(Contact::look);
        desks.look();
    }

    /** Something one can do wherever one is. */
    private record Command(String title, Ikon icon, Runnable action) {}

    private List<Command> commands(Optional<Doors> doors) {
        List<Command> commands = new ArrayList<>();
        desks.account()
                .ifPresent(_ ->
                        commands.add(
                                new Command(
                                        Desks.ACCOUNT, Feather.USER, () -> open(Desks.ACCOUNT))));
        commands.add(new Command("Find anything", Feather.SEARCH, this::find));
        commands.add(new Command("Keyboard shortcuts", Feather.COMMAND, this::listKeys));
        doors.ifPresent(ways -> {
            commands.add(new Command("Lock the window", Feather.LOCK, ways.lock()));
            commands.add(new Command("Sign out", Feather.LOG_OUT, ways.leave()));
        });
        return commands;
    }

    private List<Found> places(List<Command> commands) {
        List<Found> places = new ArrayList<>();
        for (Screen screen : desks.screens()) {
            places.add(new Found(screen.title(), "Screen", () -> open(screen)));
        }
        places.add(new Found("Refresh", "Reads the screen anew", controller::refresh));
        places.add(new Found("Switch theme", "Light or dark", controller::switchTheme));
        desks.insight()
                .filter(shown -> shown.sync().maySync())
                .ifPresent(shown ->
                        places.add(
                                new Found(
                                        "Sync now",
                                        "Loads what changed in the shop",
                                        shown.sync()::syncNow)));
        commands.stream()
                .filter(command -> !command.title().equals(Desks.ACCOUNT))
                .forEach(command ->
                        places.add(new Found(command.title(), "Command", command.action())));
        return places;
    }

    private List<Finder> finders() {
        return desks.screens().stream().flatMap(screen -> screen.finders().stream()).toList();
    }

    /** Lets the person type what to see. */
    public void find() {
        SearchBox box = new SearchBox(search, background, this::take);
        overlay.open(box, box.field());
        box.offerEverything();
    }

    /** Closes what lies above the screen, if anything does. */
    public void closeOverlay() {
        overlay.close();
    }

    private void take(Found found) {
        overlay.close();
        found.open().run();
    }

    /** Lists the keys that do something, or closes the list. */
    public void listKeys() {
        if (overlay.isOpen()) {
            overlay.close();
            return;
        }
        ShortcutSheet sheet =
                ShortcutSheet.of(keyboard.bound(), desks.screens(), desks.insight().isPresent());
        overlay.open(sheet, sheet.scroll());
    }

    private void bindKeys() {
        keyboard.bind("F1", "List these keys", this::listKeys);
        keyboard.bind("Shortcut+K", "Find anything", this::find);
        keyboard.bind("F5", "Read the screen anew", controller::refresh);
        keyboard.bind("Shortcut+Shift+L", "Light or dark", controller::switchTheme);
        List<Screen> screens = desks.screens();
        for (int i = 0; i < Math.min(screens.size(), KEYS_FOR_SCREENS); i++) {
            Screen screen = screens.get(i);
            keyboard.bind("Shortcut+" + (i + 1), screen.title(), () -> goTo(screen));
        }
    }

    private void goTo(Screen screen) {
        overlay.close();
        open(screen);
    }
}
