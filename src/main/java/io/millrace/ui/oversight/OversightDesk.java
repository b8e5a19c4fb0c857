package io.millrace.ui.oversight;

import io.millrace.ui.audit.AuditController;
import io.millrace.ui.audit.AuditViewModel;
import io.millrace.ui.overview.OverviewController;
import io.millrace.ui.overview.OverviewViewModel;
import io.millrace.ui.partitions.PartitionsController;
import io.millrace.ui.partitions.PartitionsViewModel;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.services.Oversight;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.sync.SyncViewModel;
import io.millrace.ui.synccentre.SyncCentreController;
import io.millrace.ui.synccentre.SyncCentreViewModel;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.widgets.PeriodFilter;
import io.millrace.ui.widgets.Theme;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/** The screens of an executive. */
public final class OversightDesk {

    private final OverviewViewModel overview;
    private final SyncCentreViewModel syncCentre;
    private final PartitionsViewModel partitions;
    private final AuditViewModel audit;
    private final Screen syncCentreScreen;
    private final List<Screen> screens;

    /** Builds the screens; reads nothing yet. */
    public OversightDesk(
            Oversight oversight,
            SyncControl control,
            SyncViewModel sync,
            Background background,
            Formats formats,
            ObservableValue<Theme> theme) {
        overview = new OverviewViewModel(oversight.company(), background, formats);
        sync.onLoaded(overview::refreshIfRead);
        syncCentre = new SyncCentreViewModel(oversight, control, sync, background, formats);
        partitions = new PartitionsViewModel(oversight, background, formats, Clock.systemUTC());
        audit = new AuditViewModel(oversight.audit(), background, formats, ZoneId.systemDefault());
        syncCentreScreen = makeSyncCentreScreen();
        screens =
                List.of(overviewScreen(theme), syncCentreScreen, partitionsScreen(), auditScreen());
    }

    private Screen overviewScreen(ObservableValue<Theme> theme) {
        return new Screen(
                "Overview",
                Feather.GLOBE,
                () -> Fxml.load(new OverviewController(overview, theme)),
                new PeriodFilter(overview.choiceProperty(), overview.shownPeriod()),
                overview.captionProperty(),
                overview::refresh,
                overview::refresh);
    }

    private Screen makeSyncCentreScreen() {
        return Screen.plain(
                "Sync centre",
                Feather.REFRESH_CW,
                () -> Fxml.load(new SyncCentreController(syncCentre)),
                syncCentre.captionProperty(),
                syncCentre::refresh,
                syncCentre::refresh);
    }

    private Screen partitionsScreen() {
        return Screen.plain(
                "Partitions",
                Feather.LAYERS,
                () -> Fxml.load(new PartitionsController(partitions)),
                partitions.captionProperty(),
                partitions::refresh,
                partitions::refresh);
    }

    private Screen auditScreen() {
        return Screen.plain(
                "Audit",
                Feather.SHIELD,
                () -> Fxml.load(new AuditController(audit)),
                audit.captionProperty(),
                audit::search,
                audit::search);
    }

    /** Where syncs are seen and started. */
    public Screen syncCentreScreen() {
        return syncCentreScreen;
    }

    /** In the order of the navigation. */
    public List<Screen> screens() {
        return screens;
    }

    public OverviewViewModel overview() {
        return overview;
    }

    public SyncCentreViewModel syncCentre() {
        return syncCentre;
    }

    public PartitionsViewModel partitions() {
        return partitions;
    }

    public AuditViewModel audit() {
        return audit;
    }

    /** Looks at what changes by itself; quick. */
    public void glance() {
        syncCentre.glance();
    }

    /** Holds while nothing is being read or written. */
    public ObservableValue<Boolean> settled() {
        return overview.busyBinding()
                .or(syncCentre.busyBinding())
                .or(partitions.busyBinding())
                .or(audit.busyBinding())
                .not();
    }

    /** Stops what is under way; the window closes. */
    public void close() {
        syncCentre.cancelCheck();
        partitions.work().cancel();
        audit.verifying().cancel();
    }
}
