package io.millrace.ui.shell;

import io.millrace.ui.dashboard.DashboardController;
import io.millrace.ui.dashboard.DashboardViewModel;
import io.millrace.ui.services.Services;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.widgets.Formats;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.PeriodFilter;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
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

    private final SyncViewModel sync;
    private final DashboardViewModel dashboard;
    private final ObjectProperty<Theme> theme;
    private final Scene scene;
    private final Timeline looking;

    public Shell(Services services, Background background) {
        Formats formats = Formats.ofDesktop();
        sync = new SyncViewModel(services.sync(), background, formats);
        dashboard =
                new DashboardViewModel(
                        services.reports(), background, formats, sync.freshnessProperty());
        theme = new SimpleObjectProperty<>(Theme.of(services.appearance()));
        ShellController controller = new ShellController(List.of(dashboardScreen()), sync, theme);
        scene = new Scene(Fxml.load(controller), WIDTH, HEIGHT);
        theme.subscribe(worn -> worn.dress(scene));
        looking = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> sync.look()));
        looking.setCycleCount(Animation.INDEFINITE);
        sync.onLoaded(dashboard::refresh);
        bindKeys(controller);
    }

    public Scene scene() {
        return scene;
    }

    public SyncViewModel sync() {
        return sync;
    }

    public DashboardViewModel dashboard() {
        return dashboard;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Reads what it shows, once. */
    public void load() {
        dashboard.refresh();
        sync.look();
    }

    /** Holds while nothing is being read and no sync is under way. */
    public ObservableValue<Boolean> settled() {
        return dashboard
                .busyProperty()
                .or(sync.lookingProperty())
                .or(Bindings.notEqual(sync.stateProperty(), SyncViewModel.State.IDLE))
                .not();
    }

    /** Tells how syncs end, and keeps an eye on the freshness until it is closed. */
    public void attend() {
        sync.onEnd(notice -> Notes.show(scene.getWindow(), notice));
        looking.play();
    }

    /** Stops a sync that is under way. */
    public void close() {
        looking.stop();
        sync.cancel();
    }

    private Screen dashboardScreen() {
        return new Screen(
                "Dashboard",
                Feather.BAR_CHART_2,
                Fxml.load(new DashboardController(dashboard, theme)),
                new PeriodFilter(dashboard.choiceProperty(), dashboard.shownPeriod()),
                dashboard.captionProperty(),
                this::load);
    }

    private void bindKeys(ShellController controller) {
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
