package io.millrace.ui.shell;

import io.millrace.ui.account.AccountController;
import io.millrace.ui.account.AccountViewModel;
import io.millrace.ui.answers.AnswerDesk;
import io.millrace.ui.counter.CounterDesk;
import io.millrace.ui.dashboard.DashboardController;
import io.millrace.ui.dashboard.DashboardViewModel;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.services.Services;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.PeriodFilter;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** The main window's content, with its view-models. Made and used on the window's thread. */
public final class Shell {

    public static final double WIDTH = 1400;
    public static final double HEIGHT = 900;

    private static final Duration BETWEEN_LOOKS = Duration.seconds(2);
    private static final int KEYS_FOR_SCREENS = 9;

    /** What shows the warehouse. */
    private record Insight(SyncViewModel sync, DashboardViewModel dashboard) {}

    private final Optional<Insight> insight;
    private final Optional<AnswerDesk> answers;
    private final Optional<CounterDesk> counter;
    private final Optional<AccountViewModel> account;
    private final ObjectProperty<Theme> theme;
    private final ShellController controller;
    private final Scene scene;
    private final Timeline looking;

    public Shell(Services services, Background background) {
        this(services, background, () -> {});
    }

    /**
     * Shows what the person may see.
     *
     * @param signedOut called when the person wants to leave
     */
    public Shell(Services services, Background background, Runnable signedOut) {
        Formats formats = Formats.ofDesktop(services.appearance().currency());
        theme = new SimpleObjectProperty<>(Theme.of(services.appearance()));
        insight = services.warehouse().map(warehouse -> insight(warehouse, background, formats));
        answers =
                services.questions()
                        .map(questions -> new AnswerDesk(questions, background, formats));
        counter =
                services.counter()
                        .map(work -> new CounterDesk(work, background, formats, theme, this::open));
        account =
                services.session()
                        .map(session -> new AccountViewModel(session, background, signedOut));
        controller = new ShellController(screens(), insight.map(Insight::sync), theme);
        scene = new Scene(Fxml.load(controller), WIDTH, HEIGHT);
        theme.subscribe(worn -> worn.dress(scene));
        looking = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> look()));
        looking.setCycleCount(Animation.INDEFINITE);
        bindKeys();
    }

    private static Insight insight(
            Services.Warehouse warehouse, Background background, Formats formats) {
        SyncViewModel sync = new SyncViewModel(warehouse.sync(), background, formats);
        DashboardViewModel dashboard =
                new DashboardViewModel(warehouse.dashboard(), background, formats);
        sync.onLoaded(dashboard::refresh);
        return new Insight(sync, dashboard);
    }

    private List<Screen> screens() {
        return Stream.of(
                        insight.map(Insight::dashboard).map(this::dashboardScreen).stream(),
                        answers.stream().map(AnswerDesk::screens).flatMap(List::stream),
                        counter.stream().map(CounterDesk::screens).flatMap(List::stream),
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

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Shows a screen, by its place in the navigation. */
    public void open(int index) {
        controller.open(index);
    }

    private void open(Screen screen) {
        controller.open(screen);
    }

    /** Reads what it shows, once. */
    public void load() {
        counter.ifPresent(CounterDesk::load);
        insight.ifPresent(shown -> {
            shown.dashboard().refresh();
            shown.sync().look();
        });
    }

    /** Holds while nothing is being read and no sync is under way. */
    public ObservableValue<Boolean> settled() {
        return insight.<ObservableValue<Boolean>>map(shown ->
                        shown.dashboard()
                                .busyProperty()
                                .or(shown.sync().lookingProperty())
                                .or(
                                        Bindings.notEqual(
                                                shown.sync().stateProperty(),
                                                SyncViewModel.State.IDLE))
                                .not())
                .or(() -> counter.map(CounterDesk::settled))
                .orElse(new SimpleBooleanProperty(true));
    }

    /** Tells how syncs end, and keeps an eye on the freshness until it is closed. */
    public void attend() {
        insight.ifPresent(shown -> shown.sync().onEnd(this::tell));
        counter.ifPresent(desk -> desk.onNotice(this::tell));
        answers.ifPresent(desk -> desk.onNotice(this::tell));
        looking.play();
    }

    private void tell(Notice notice) {
        Notes.show(scene.getWindow(), notice);
    }

    /** Stops a sync that is under way; keeps what is unfinished. */
    public void close() {
        looking.stop();
        counter.ifPresent(CounterDesk::close);
        answers.ifPresent(AnswerDesk::close);
        insight.ifPresent(shown -> shown.sync().cancel());
    }

    private void look() {
        insight.ifPresent(shown -> shown.sync().look());
    }

    private Screen dashboardScreen(DashboardViewModel dashboard) {
        return new Screen(
                "Dashboard",
                Feather.BAR_CHART_2,
                () -> Fxml.load(new DashboardController(dashboard, theme)),
                new PeriodFilter(dashboard.choiceProperty(), dashboard.shownPeriod()),
                dashboard.captionProperty(),
                () -> {},
                this::load);
    }

    private static Screen accountScreen(AccountViewModel account) {
        return Screen.plain(
                "My account",
                Feather.USER,
                () -> Fxml.load(new AccountController(account)),
                new SimpleStringProperty(account.caption()),
                () -> {},
                () -> {});
    }

    private void bindKeys() {
        key("F5", controller::refresh);
        key("Shortcut+Shift+L", controller::switchTheme);
        for (int i = 0; i < KEYS_FOR_SCREENS; i++) {
            int index = i;
            key("Shortcut+" + (i + 1), () -> controller.open(index));
        }
    }

    private void key(String combination, Runnable action) {
        scene.getAccelerators().put(KeyCombination.valueOf(combination), action);
    }
}
