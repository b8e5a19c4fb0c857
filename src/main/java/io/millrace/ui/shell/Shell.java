package io.millrace.ui.shell;

import io.millrace.access.Session;
import io.millrace.ui.account.AccountController;
import io.millrace.ui.account.AccountViewModel;
import io.millrace.ui.answers.AnswerDesk;
import io.millrace.ui.counter.CounterDesk;
import io.millrace.ui.dashboard.DashboardController;
import io.millrace.ui.dashboard.DashboardExport;
import io.millrace.ui.dashboard.DashboardTools;
import io.millrace.ui.dashboard.DashboardViewModel;
import io.millrace.ui.oversight.OversightDesk;
import io.millrace.ui.people.PeopleController;
import io.millrace.ui.people.PeopleViewModel;
import io.millrace.ui.screen.Finder;
import io.millrace.ui.screen.Finder.Found;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.screen.Shortcut;
import io.millrace.ui.services.Services;
import io.millrace.ui.settings.SettingsDesk;
import io.millrace.ui.sync.FreshnessReading;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Contact;
import io.millrace.warehouse.words.Formats;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
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

    private static final ObservableValue<Boolean> NEVER = new SimpleBooleanProperty(false);
    private static final int KEYS_FOR_SCREENS = 9;
    private static final String ACCOUNT = "My account";
    private static final List<Shortcut> IN_TABLES =
            List.of(
                    new Shortcut("Enter", "Open the chosen row"),
                    Shortcut.of("Shortcut+C", "Copy the chosen rows"));
    private static final List<Shortcut> IN_CHARTS =
            List.of(
                    new Shortcut("Arrows", "Read one mark after the other"),
                    new Shortcut("Enter", "Narrow the dashboard to the mark, or no longer"));
    private static final List<Shortcut> AROUND =
            List.of(
                    new Shortcut("Tab", "Go on to the next control; with Shift, back"),
                    new Shortcut("Arrows", "Go through the screens and other groups"),
                    new Shortcut("Esc", "Close what lies above the screen"));

    /** What shows the warehouse. */
    private record Insight(SyncViewModel sync, DashboardViewModel dashboard) {}

    private final Optional<Insight> insight;
    private final Optional<AnswerDesk> answers;
    private final Optional<CounterDesk> counter;
    private final Optional<OversightDesk> oversight;
    private final Optional<PeopleViewModel> people;
    private final Optional<SettingsDesk> settings;
    private final Optional<AccountViewModel> account;
    private final ObjectProperty<Theme> theme;
    private final List<Screen> screens;
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
        Formats formats = Formats.ofDesktop(services.appearance().currency());
        theme = new SimpleObjectProperty<>(Theme.of(services.appearance()));
        insight = services.warehouse().map(warehouse -> insight(warehouse, background, formats));
        answers =
                services.questions()
                        .map(questions ->
                                new AnswerDesk(questions, background, formats, this::open));
        insight.ifPresent(
                shown -> shown.sync().onLoaded(() -> answers.ifPresent(AnswerDesk::refresh)));
        counter =
                services.counter()
                        .map(work -> new CounterDesk(work, background, formats, theme, this::open));
        oversight =
                services.oversight()
                        .flatMap(work ->
                                services.warehouse()
                                        .map(warehouse ->
                                                new OversightDesk(
                                                        work,
                                                        warehouse.sync(),
                                                        sync(),
                                                        background,
                                                        formats,
                                                        theme)));
        people =
                services.session()
                        .flatMap(Session::administration)
                        .map(work ->
                                new PeopleViewModel(work, background, formats, Clock.systemUTC()));
        settings = services.installation().map(work -> new SettingsDesk(work, background, formats));
        account =
                services.session()
                        .map(session ->
                                new AccountViewModel(
                                        session,
                                        background,
                                        doors.map(Doors::leave).orElse(() -> {})));
        screens = allowed();
        UserMenu menu =
                new UserMenu(
                        services.session().map(session -> session.person().name()).orElse("Menu"));
        controller =
                new ShellController(
                        screens, insight.map(Insight::sync), this::explain, theme, menu);
        Parent desk = Fxml.load(controller);
        overlay = new Overlay(desk);
        scene = new Scene(new StackPane(desk, overlay), WIDTH, HEIGHT);
        keyboard = new Keyboard(scene);
        List<Command> commands = commands(doors);
        commands.forEach(command -> menu.add(command.title(), command.icon(), command.action()));
        search = new Search(places(commands), finders());
        theme.subscribe(worn -> worn.dress(scene));
        looking = again(BETWEEN_LOOKS, this::look);
        glancing = again(BETWEEN_GLANCES, () -> insight.ifPresent(shown -> shown.sync().watch()));
        bindKeys();
    }

    private static Timeline again(Duration pause, Runnable action) {
        Timeline timeline = new Timeline(new KeyFrame(pause, _ -> action.run()));
        timeline.setCycleCount(Animation.INDEFINITE);
        return timeline;
    }

    private static Insight insight(
            Services.Warehouse warehouse, Background background, Formats formats) {
        SyncViewModel sync = new SyncViewModel(warehouse.sync(), background, formats);
        DashboardViewModel dashboard =
                new DashboardViewModel(warehouse.dashboard(), background, formats);
        sync.onLoaded(dashboard::refresh);
        return new Insight(sync, dashboard);
    }

    private List<Screen> allowed() {
        return Stream.of(
                        insight.map(this::dashboardScreen).stream(),
                        answers.stream().map(AnswerDesk::screens).flatMap(List::stream),
                        counter.stream().map(CounterDesk::screens).flatMap(List::stream),
                        oversight.stream().map(OversightDesk::screens).flatMap(List::stream),
                        people.map(Shell::peopleScreen).stream(),
                        settings.stream().map(SettingsDesk::screens).flatMap(List::stream),
                        account.map(Shell::accountScreen).stream())
                .flatMap(screens -> screens)
                .toList();
    }

    public Scene scene() {
        return scene;
    }

    /** Of somebody who sees the warehouse. */
    public SyncViewModel sync() {
        return insight.orElseThrow().sync();
    }

    /** Of somebody who sees the warehouse. */
    public DashboardViewModel dashboard() {
        return insight.orElseThrow().dashboard();
    }

    /** Of somebody who asks questions. */
    public AnswerDesk answers() {
        return answers.orElseThrow();
    }

    /** Of somebody who enters orders. */
    public CounterDesk counter() {
        return counter.orElseThrow();
    }

    /** Of somebody who oversees the company. */
    public OversightDesk oversight() {
        return oversight.orElseThrow();
    }

    /** Of an administrator. */
    public PeopleViewModel people() {
        return people.orElseThrow();
    }

    /** Of an administrator. */
    public SettingsDesk settings() {
        return settings.orElseThrow();
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** What the person may open, in the order of the navigation. */
    public List<Screen> screens() {
        return screens;
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
        counter.ifPresent(CounterDesk::load);
        answers.ifPresent(AnswerDesk::load);
        insight.ifPresent(shown -> shown.sync().catchUp());
    }

    /** Holds while nothing is being read and no sync is under way. */
    public ObservableValue<Boolean> settled() {
        return Stream.of(
                        insight.stream().map(Shell::isSettled),
                        counter.stream().map(CounterDesk::settled),
                        oversight.stream().map(OversightDesk::settled),
                        people.stream().map(PeopleViewModel::settled),
                        settings.stream().map(SettingsDesk::settled))
                .flatMap(parts -> parts)
                .reduce((one, other) -> one.flatMap(holds -> holds ? other : NEVER))
                .orElse(new SimpleBooleanProperty(true));
    }

    private static ObservableValue<Boolean> isSettled(Insight shown) {
        return shown.dashboard()
                .busyProperty()
                .or(shown.sync().lookingProperty())
                .or(shown.sync().catchingUpProperty())
                .or(Bindings.notEqual(shown.sync().stateProperty(), SyncViewModel.State.IDLE))
                .not();
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
        insight.ifPresent(shown -> shown.sync().onEnd(this::tell));
        counter.ifPresent(desk -> desk.onNotice(this::tell));
        answers.ifPresent(desk -> desk.onNotice(this::tell));
        looking.play();
        glancing.play();
    }

    /** Where all of it is seen, or else in a note. */
    private void explain(FreshnessReading freshness) {
        oversight
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
        settings.ifPresent(SettingsDesk::close);
        oversight.ifPresent(OversightDesk::close);
        counter.ifPresent(CounterDesk::close);
        answers.ifPresent(AnswerDesk::close);
        insight.ifPresent(shown -> shown.sync().cancel());
    }

    private void look() {
        contact.ifPresent(Contact::look);
        insight.ifPresent(shown -> {
            shown.sync().look();
            shown.dashboard().tryAgain();
        });
        oversight.ifPresent(OversightDesk::glance);
        answers.ifPresent(AnswerDesk::glance);
    }

    private Screen dashboardScreen(Insight shown) {
        DashboardViewModel dashboard = shown.dashboard();
        DashboardExport export =
                new DashboardExport(
                        dashboard,
                        background,
                        theme,
                        shown.sync().freshnessProperty(),
                        this::tell,
                        Clock.systemUTC());
        return new Screen(
                "Dashboard",
                Feather.BAR_CHART_2,
                () -> Fxml.load(new DashboardController(dashboard, theme, export)),
                new DashboardTools(dashboard, export),
                dashboard.captionProperty(),
                () -> {},
                this::load);
    }

    private static Screen peopleScreen(PeopleViewModel people) {
        return Screen.plain(
                "People",
                Feather.USERS,
                () -> Fxml.load(new PeopleController(people)),
                people.captionProperty(),
                people::refresh,
                people::refresh);
    }

    private static Screen accountScreen(AccountViewModel account) {
        return Screen.plain(
                ACCOUNT,
                Feather.USER,
                () -> Fxml.load(new AccountController(account)),
                new SimpleStringProperty(account.caption()),
                () -> {},
                () -> {});
    }

    /** Something one can do wherever one is. */
    private record Command(String title, Ikon icon, Runnable action) {}

    private List<Command> commands(Optional<Doors> doors) {
        List<Command> commands = new ArrayList<>();
        account.ifPresent(
                _ -> commands.add(new Command(ACCOUNT, Feather.USER, () -> open(ACCOUNT))));
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
        for (Screen screen : screens) {
            places.add(new Found(screen.title(), "Screen", () -> open(screen)));
        }
        places.add(new Found("Refresh", "Reads the screen anew", controller::refresh));
        places.add(new Found("Switch theme", "Light or dark", controller::switchTheme));
        insight.filter(shown -> shown.sync().maySync())
                .ifPresent(shown ->
                        places.add(
                                new Found(
                                        "Sync now",
                                        "Loads what changed in the shop",
                                        shown.sync()::syncNow)));
        commands.stream()
                .filter(command -> !command.title().equals(ACCOUNT))
                .forEach(command ->
                        places.add(new Found(command.title(), "Command", command.action())));
        return places;
    }

    private List<Finder> finders() {
        return screens.stream().flatMap(screen -> screen.finders().stream()).toList();
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
        Map<String, List<Shortcut>> keys = new LinkedHashMap<>();
        keys.put("Everywhere", Stream.concat(keyboard.bound().stream(), AROUND.stream()).toList());
        screens.forEach(screen -> keys.put(screen.title(), screen.shortcuts()));
        keys.put("In tables", IN_TABLES);
        insight.ifPresent(_ -> keys.put("In charts", IN_CHARTS));
        ShortcutSheet sheet = new ShortcutSheet(keys);
        overlay.open(sheet, sheet.scroll());
    }

    private void bindKeys() {
        keyboard.bind("F1", "List these keys", this::listKeys);
        keyboard.bind("Shortcut+K", "Find anything", this::find);
        keyboard.bind("F5", "Read the screen anew", controller::refresh);
        keyboard.bind("Shortcut+Shift+L", "Light or dark", controller::switchTheme);
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
