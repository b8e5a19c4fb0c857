package io.millrace.app;

import io.millrace.access.Role;
import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.config.AppearanceSettings;
import io.millrace.etl.AutomaticSync;
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
import io.millrace.ui.services.SyncExtent;
import io.millrace.ui.services.SyncOutcome;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.work.Contact;
import io.millrace.work.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the owner of the databases runs the desktop: people sign in, the sync is the owner's. */
final class HomeWorkplace implements Workplace {

    private final Backend backend;
    private final SyncControl sync;
    private final List<Guest> guests;

    HomeWorkplace(Backend backend, SyncControl sync, List<Guest> guests) {
        this.backend = backend;
        this.sync = sync;
        this.guests = guests;
    }

    /** For whom the sync runs decides who may start it; what it may do is the servers' matter. */
    private record PersonsSync(SyncControl real, Role role) implements SyncControl {
        @Override
        public SyncOutcome syncNow(Run run) {
            return real.syncNow(run);
        }

        @Override
        public SyncOutcome sync(SyncExtent extent, Run run) {
            return role == Role.EXECUTIVE
                    ? real.sync(extent, run)
                    : SyncControl.super.sync(extent, run);
        }

        @Override
        public boolean maySync() {
            return role == Role.MANAGER || role == Role.EXECUTIVE;
        }

        @Override
        public long loadedRun() {
            return real.loadedRun();
        }

        @Override
        public Optional<AutomaticSync> automatic() {
            return role == Role.EXECUTIVE ? real.automatic() : Optional.empty();
        }

        @Override
        public void keepAutomatic() {
            real.keepAutomatic();
        }

        @Override
        public Freshness freshness() {
            return real.freshness();
        }
    }

    @Override
    public SignIn signIn() {
        return backend.signIn();
    }

    @Override
    public Services open(Session session) {
        return new Services(
                session.mart()
                        .map(mart ->
                                new Services.Warehouse(
                                        DashboardReports.of(
                                                mart,
                                                SemanticModel.load(backend.configuration().home())),
                                        new PersonsSync(sync, session.person().role()))),
                session.mart()
                        .map(mart -> Questions.of(mart, session.person(), backend.configuration())),
                session.person().role() == Role.ASSOCIATE
                        ? Optional.of(Counter.of(session, backend.configuration().home()))
                        : Optional.empty(),
                Oversight.of(session, backend.configuration(), Optional.of(backend.databases())),
                Installation.of(
                        session, backend.file(), backend::adopt, Optional.of(backend.databases())),
                Optional.of(session),
                appearance());
    }

    @Override
    public List<Guest> guests() {
        return guests;
    }

    @Override
    public AppearanceSettings appearance() {
        return backend.configuration().appearance();
    }

    @Override
    public Optional<Path> notes(String person) {
        return Optional.of(Counter.notes(backend.configuration().home(), person));
    }

    @Override
    public List<Contact.Server> servers(Session session) {
        return Pulses.of(session);
    }
}
