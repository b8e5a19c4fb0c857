package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.Administration.Listed;
import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.demo.DemoCompany;
import io.millrace.ui.ControlWalk;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.services.Workplace.Guest;
import io.millrace.ui.shell.Doors;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import io.millrace.work.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every role signs in to the demo company, opens every screen and presses every control: nothing
 * throws, keeps the window waiting, does nothing, or is without a name.
 */
class EveryControlTest {

    private static final int ORDER_LINES = 2_000;
    private static final int FEWEST = 5;

    @TempDir static Path home;

    private static Databases databases;
    private static Backend backend;
    private static DesktopSync sync;
    private static HomeWorkplace workplace;

    @BeforeAll
    static void open() throws IOException, SQLException {
        databases = TestServers.migrated();
        TestServers.configure(databases, home);
        backend = Backend.open(home, null, new Run());
        try (Connection owner = databases.oltp().connect()) {
            new DemoCompany(DemoCompany.SEED, new DemoCompany.Size(ORDER_LINES))
                    .load(owner, new Run());
        }
        sync =
                new DesktopSync(
                        backend.databases(),
                        backend.configuration().sync(),
                        backend.configuration().retention(),
                        backend.person());
        sync.syncNow(new Run());
        List<Guest> guests = backend.guests().demo(backend.regions(), new Run());
        workplace = new HomeWorkplace(backend, sync, guests);
        Toolkit.startHeadless();
    }

    @AfterAll
    static void close() {
        for (Listed listed : backend.administration().people()) {
            backend.administration().remove(listed.person().name());
        }
        sync.close();
        backend.close();
        databases.close();
    }

    @Test
    void everythingThatCanBePressedDoesSomething() {
        List<String> wrong = new ArrayList<>();
        for (Guest guest : workplace.guests()) {
            try (Session session = signIn(guest);
                    Background background = Background.ofDesktop()) {
                ControlWalk.Findings findings = walk(session, background);
                findings.wrong().forEach(finding -> wrong.add(guest.role() + ", " + finding));
                assertTrue(
                        findings.pressed().values().stream().allMatch(count -> count >= FEWEST),
                        guest.role() + " pressed " + findings.pressed());
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static Session signIn(Guest guest) {
        SignIn signIn = workplace.signIn();
        Step step = signIn.begin(guest.name(), guest.password().toCharArray());
        if (step instanceof Step.SecondFactor asked) {
            step = signIn.prove(asked, guest.answers());
        }
        if (!(step instanceof Step.Open(Session session))) {
            throw new AssertionError(step);
        }
        return session;
    }

    private static ControlWalk.Findings walk(Session session, Background background) {
        Stage stage = Toolkit.call(Stage::new);
        Shell shell =
                Toolkit.call(() -> {
                    Shell opened =
                            new Shell(
                                    workplace.open(session),
                                    background,
                                    Optional.of(new Doors(() -> leave(stage), () -> leave(stage))));
                    stage.setScene(opened.scene());
                    stage.setX(0);
                    stage.setY(0);
                    stage.setWidth(980);
                    stage.setHeight(820);
                    stage.show();
                    opened.load();
                    return opened;
                });
        try (ControlWalk walk = new ControlWalk(shell, stage, background)) {
            return walk.walk(screen -> prepare(shell, screen));
        } finally {
            Toolkit.run(() -> {
                shell.close();
                stage.hide();
            });
        }
    }

    /** As the reception would: another scene is shown. */
    private static void leave(Stage stage) {
        stage.setScene(new Scene(new Group()));
    }

    private static void prepare(Shell shell, Screen screen) {
        if (screen.title().equals("Import")) {
            try {
                Path file =
                        Files.writeString(
                                home.resolve("returns.csv"), "Returned,Order ID\nYes,none\n");
                Toolkit.run(() -> shell.counter().imports().choose(file));
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }
}
