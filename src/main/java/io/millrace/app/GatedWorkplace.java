package io.millrace.app;

import io.millrace.MillraceException;
import io.millrace.access.GateSignIn;
import io.millrace.access.Role;
import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.config.AppearanceSettings;
import io.millrace.config.Configuration;
import io.millrace.config.Servers;
import io.millrace.config.SettingsFile;
import io.millrace.db.Database;
import io.millrace.db.Databases;
import io.millrace.etl.Status;
import io.millrace.etl.SyncHistory;
import io.millrace.semantics.dashboard.DashboardReports;
import io.millrace.semantics.model.SemanticModel;
import io.millrace.ui.services.Counter;
import io.millrace.ui.services.Freshness;
import io.millrace.ui.services.Installation;
import io.millrace.ui.services.Oversight;
import io.millrace.ui.services.Pulses;
import io.millrace.ui.services.Questions;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.SyncControl;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.work.Contact;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A machine that knows nothing but the gate: all that happens here is a signed-in person's. */
final class GatedWorkplace implements Workplace {

    private final SettingsFile file;
    private final Servers.Gated servers;
    private volatile Configuration configuration;

    GatedWorkplace(SettingsFile file, Configuration configuration, Servers.Gated servers) {
        this.file = file;
        this.configuration = configuration;
        this.servers = servers;
    }

    /** Somebody else's machine syncs; this one looks how fresh the warehouse is. */
    private record Onlooker(Database shop, Database mart) implements SyncControl {
        @Override
        public SyncOutcome syncNow(Run run) {
            throw new MillraceException(
                    MillraceException.Code.NOT_PERMITTED,
                    "Executives sync; ask one if the warehouse is behind.");
        }

        @Override
        public boolean maySync() {
            return false;
        }

        @Override
        public Freshness freshness() {
            return DesktopSync.freshness(Status.read(shop, mart));
        }

        @Override
        public long loadedRun() {
            return new SyncHistory(mart).loadedRun();
        }
    }

    @Override
    public SignIn signIn() {
        return new GateSignIn(servers.gate(), servers.warehouse());
    }

    @Override
    public Services open(Session session) {
        return new Services(
                session.mart()
                        .map(mart ->
                                new Services.Warehouse(
                                        DashboardReports.of(
                                                mart, SemanticModel.load(configuration.home())),
                                        sync(session, mart))),
                session.mart().map(mart -> Questions.of(mart, session.person(), configuration)),
                session.person().role() == Role.ASSOCIATE
                        ? Optional.of(Counter.of(session, configuration.home()))
                        : Optional.empty(),
                Oversight.of(session, configuration, Optional.empty()),
                Installation.of(session, file, this::adopt, Optional.empty()),
                Optional.of(session),
                appearance());
    }

    private synchronized void adopt(Configuration saved) {
        configuration = configuration.adopting(saved);
    }

    private SyncControl sync(Session session, Database mart) {
        return session.sync()
                .<SyncControl>map(own -> sync(session, own))
                .orElseGet(() -> new Onlooker(session.shop(), mart));
    }

    private DesktopSync sync(Session session, Databases own) {
        DesktopSync sync =
                new DesktopSync(
                        own,
                        configuration.sync(),
                        () -> configuration.retention(),
                        session.person().name(),
                        Counter.notes(configuration.home(), session.person().name()));
        sync.begin();
        return sync;
    }

    @Override
    public List<Guest> guests() {
        return List.of();
    }

    @Override
    public AppearanceSettings appearance() {
        return configuration.appearance();
    }

    @Override
    public Optional<Path> notes(String person) {
        return Optional.of(Counter.notes(configuration.home(), person));
    }

    @Override
    public List<Contact.Server> servers(Session session) {
        return Pulses.of(session);
    }
}
