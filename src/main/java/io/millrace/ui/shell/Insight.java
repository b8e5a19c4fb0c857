package io.millrace.ui.shell;

import io.millrace.ui.dashboard.DashboardController;
import io.millrace.ui.dashboard.DashboardExport;
import io.millrace.ui.dashboard.DashboardTools;
import io.millrace.ui.dashboard.DashboardViewModel;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.services.Services;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import java.time.Clock;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/** What shows the warehouse: the dashboard, and the freshness that a sync brings up to date. */
final class Insight {

    private final SyncViewModel sync;
    private final DashboardViewModel dashboard;
    private final Background background;

    Insight(Services.Warehouse warehouse, Background background, Formats formats) {
        sync = new SyncViewModel(warehouse.sync(), background, formats);
        dashboard = new DashboardViewModel(warehouse.dashboard(), background, formats);
        this.background = background;
        sync.onLoaded(dashboard::refresh);
    }

    SyncViewModel sync() {
        return sync;
    }

    DashboardViewModel dashboard() {
        return dashboard;
    }

    /**
     * The dashboard on the screen.
     *
     * @param tell what a person should hear of
     * @param reload reads what the window shows anew
     */
    Screen screen(ObjectProperty<Theme> theme, Consumer<Notice> tell, Runnable reload) {
        DashboardExport export =
                new DashboardExport(
                        dashboard,
                        background,
                        theme,
                        sync.freshnessProperty(),
                        tell,
                        Clock.systemUTC());
        return new Screen(
                "Dashboard",
                Feather.BAR_CHART_2,
                () -> Fxml.load(new DashboardController(dashboard, theme, export)),
                new DashboardTools(dashboard, export),
                dashboard.captionProperty(),
                () -> {},
                reload);
    }

    /** Looks whether anything has changed, and reads what could not be read before. */
    void look() {
        sync.look();
        dashboard.tryAgain();
    }

    /** Holds while nothing is being read and no sync is under way. */
    ObservableValue<Boolean> settled() {
        return dashboard
                .busyProperty()
                .or(sync.lookingProperty())
                .or(sync.catchingUpProperty())
                .or(Bindings.notEqual(sync.stateProperty(), SyncViewModel.State.IDLE))
                .not();
    }
}
