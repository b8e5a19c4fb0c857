package io.millrace.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.ui.ControlWalk;
import io.millrace.ui.screen.Screen;
import io.millrace.ui.services.Workplace.Guest;
import io.millrace.ui.shell.Doors;
import io.millrace.ui.shell.Shell;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static DemoHome company;

    @BeforeAll
    static void open() throws IOException, SQLException {
        company = new DemoHome(home, ORDER_LINES);
        Toolkit.startHeadless();
    }

    @AfterAll
    static void close() {
        company.close();
    }

    @Test
    void everythingThatCanBePressedDoesSomething() {
        List<String> wrong = new ArrayList<>();
        for (Guest guest : company.workplace().guests()) {
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
        SignIn signIn = company.workplace().signIn();
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
                                    company.workplace().open(session),
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
