package io.millrace.ui.settings;

import io.millrace.ask.model.Models;
import io.millrace.ask.model.ModelsState;
import io.millrace.config.ModelSettings;
import io.millrace.config.ServerSettings;
import io.millrace.config.Servers;
import io.millrace.db.ServerCheck;
import io.millrace.db.ServerState;
import io.millrace.ui.services.Installation;
import io.millrace.ui.settings.PlaceViewModel.Fact;
import io.millrace.ui.settings.PlaceViewModel.Tested;
import io.millrace.ui.widgets.Mood;
import io.millrace.ui.widgets.Notice;
import io.millrace.ui.work.Background;
import io.millrace.warehouse.words.Formats;
import io.millrace.work.Run;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/** The servers that env.yaml names, as it names them now, and whether each can be worked with. */
public final class ConnectionsViewModel {

    private final Installation installation;
    private final Formats formats;
    private final List<PlaceViewModel> places;
    private final ReadOnlyStringWrapper caption = new ReadOnlyStringWrapper("");

    /** Asks nobody yet. */
    public ConnectionsViewModel(Installation installation, Background background, Formats formats) {
        this.installation = installation;
        this.formats = formats;
        caption.set("as " + installation.file().path() + " names them");
        places =
                List.of(
                        new PlaceViewModel(
                                "Shop",
                                () -> address(shop()),
                                run -> tested(shop(), ServerCheck.ofShop(shop()).look(run)),
                                background,
                                formats),
                        new PlaceViewModel(
                                "Warehouse",
                                () -> address(warehouse()),
                                run ->
                                        tested(
                                                warehouse(),
                                                ServerCheck.ofWarehouse(warehouse()).look(run)),
                                background,
                                formats),
                        new PlaceViewModel(
                                "Language model",
                                () -> address(model()),
                                this::testModel,
                                background,
                                formats));
    }

    private ServerSettings shop() {
        return switch (installation.file().read().servers()) {
            case Servers.Embedded() -> installation.owner().orElseThrow().shopAddress();
            case Servers.Remote(ServerSettings oltp, _) -> oltp;
            case Servers.Gated(ServerSettings gate, _) -> gate;
        };
    }

    private ServerSettings warehouse() {
        return switch (installation.file().read().servers()) {
            case Servers.Embedded() -> installation.owner().orElseThrow().warehouseAddress();
            case Servers.Remote(_, ServerSettings warehouse) -> warehouse;
            // The file of such a machine names no account; the administrator has one.
            case Servers.Gated(_, ServerSettings warehouse) ->
                    installation.administration().warehouseAt(warehouse);
        };
    }

    private ModelSettings model() {
        return installation.file().read().model();
    }

    private static List<Fact> address(ServerSettings server) {
        return List.of(
                new Fact("Where", server.host() + ":" + server.port()),
                new Fact("Database", server.database()),
                new Fact("Account", server.user()),
                new Fact("TLS in env.yaml", server.tls().word()));
    }

    private Tested tested(ServerSettings server, ServerState state) {
        List<Fact> facts = new ArrayList<>(address(server));
        facts.add(new Fact("Version", state.version()));
        facts.add(new Fact("The way there", state.encryption().orElse("in the clear")));
        facts.add(new Fact("Time zone", state.timeZone()));
        facts.add(new Fact("Encoding", state.encoding()));
        facts.add(new Fact("To sign in", milliseconds(state.toSignIn())));
        facts.add(new Fact("Round trip", milliseconds(state.roundTrip())));
        return new Tested(
                new Notice(Mood.GOOD, "It answers, and lets %s in".formatted(server.user()), ""),
                facts);
    }

    private String milliseconds(Duration duration) {
        return formats.decimal(BigDecimal.valueOf(duration.toNanos(), 6)) + " ms";
    }

    private static List<Fact> address(ModelSettings model) {
        return model.provider() == ModelSettings.Provider.NONE
                ? List.of(new Fact("Provider", model.provider().word()))
                : List.of(
                        new Fact("Provider", model.provider().word()),
                        new Fact("Where", model.url().toString()),
                        new Fact("Model", model.name()),
                        new Fact("Key", model.key() == null ? "none" : "there is one"));
    }

    private Tested testModel(Run run) {
        ModelSettings settings = model();
        long start = System.nanoTime();
        ModelsState state = new Models(settings).look(run);
        List<Fact> facts = new ArrayList<>(address(settings));
        if (state.isReachable()) {
            facts.add(
                    new Fact("Version", state.version().isEmpty() ? "not said" : state.version()));
            facts.add(
                    new Fact(
                            "To list its models",
                            milliseconds(Duration.ofNanos(System.nanoTime() - start))));
        }
        return new Tested(ModelViewModel.notice(state), facts);
    }

    /** Tests all of them, side by side. */
    public void refresh() {
        places.forEach(PlaceViewModel::test);
    }

    /** Stops what is under way; the window closes. */
    void cancel() {
        places.forEach(place -> place.deeds().work().cancel());
    }

    List<PlaceViewModel> places() {
        return places;
    }

    ReadOnlyStringProperty captionProperty() {
        return caption.getReadOnlyProperty();
    }

    /** Holds while no server is being asked. */
    ObservableValue<Boolean> settled() {
        ObservableValue<Boolean> settled = new SimpleBooleanProperty(true);
        for (PlaceViewModel place : places) {
            settled =
                    settled.flatMap(holds ->
                            holds
                                    ? place.deeds().work().busyProperty().not()
                                    : new SimpleBooleanProperty(false));
        }
        return settled;
    }
}
