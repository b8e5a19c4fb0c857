package io.millrace.ui.settings;

import io.millrace.ui.screen.Screen;
import io.millrace.ui.services.Installation;
import io.millrace.ui.widgets.Fxml;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import java.util.List;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.feather.Feather;

/** The screens on which an administrator keeps an installation in order. */
public final class SettingsDesk {

    private final ConnectionsViewModel connections;
    private final ModelViewModel model;
    private final RetentionViewModel retention;
    private final MaskingViewModel masking;
    private final Formats formats;
    private final List<Screen> screens;

    /** Builds the screens; reads nothing yet. */
    public SettingsDesk(Installation installation, Background background, Formats formats) {
        connections = new ConnectionsViewModel(installation, background, formats);
        model = new ModelViewModel(installation, background, formats);
        retention = new RetentionViewModel(installation, background, formats);
        masking = new MaskingViewModel(installation, background, formats);
        this.formats = formats;
        screens = List.of(connectionsScreen(), modelScreen(), maskingScreen(), retentionScreen());
    }

    private Screen connectionsScreen() {
        return Screen.plain(
                "Connections",
                Feather.SERVER,
                () -> Fxml.load(new ConnectionsController(connections)),
                connections.captionProperty(),
                connections::refresh,
                connections::refresh);
    }

    private Screen modelScreen() {
        return Screen.plain(
                "Model",
                Feather.CPU,
                () -> Fxml.load(new ModelController(model)),
                model.captionProperty(),
                model::refresh,
                model::refresh);
    }

    private Screen maskingScreen() {
        return Screen.plain(
                "Masking",
                Feather.EYE_OFF,
                () -> Fxml.load(new MaskingController(masking)),
                masking.captionProperty(),
                masking::refresh,
                masking::refresh);
    }

    private Screen retentionScreen() {
        return Screen.plain(
                "Retention",
                Feather.ARCHIVE,
                () -> Fxml.load(new RetentionController(retention, formats)),
                retention.captionProperty(),
                retention::refresh,
                retention::refresh);
    }

    /** In the order of the navigation. */
    public List<Screen> screens() {
        return screens;
    }

    public ModelViewModel model() {
        return model;
    }

    /** Holds while nothing is being asked or written. */
    public ObservableValue<Boolean> settled() {
        return connections
                .settled()
                .flatMap(holds ->
                        holds
                                ? model.busyBinding()
                                        .or(retention.busyBinding())
                                        .or(masking.deeds().work().busyProperty())
                                        .not()
                                : new SimpleBooleanProperty(false));
    }

    /** Stops what is under way; the window closes. */
    public void close() {
        connections.cancel();
        model.deeds().work().cancel();
        retention.deeds().work().cancel();
        masking.deeds().work().cancel();
    }
}
