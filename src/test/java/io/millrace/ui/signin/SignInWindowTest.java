package io.millrace.ui.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.millrace.access.Administration;
import io.millrace.access.GateSignIn;
import io.millrace.access.Person;
import io.millrace.access.Role;
import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.access.TotpSecret;
import io.millrace.config.AppearanceSettings;
import io.millrace.db.Databases;
import io.millrace.db.TestServers;
import io.millrace.ui.WindowRobot;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.signin.SignInViewModel.Page;
import io.millrace.ui.work.Toolkit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody comes in for the first time, and again, with the keyboard, on real servers. */
class SignInWindowTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NAME = "w" + Long.toString(ProcessHandle.current().pid(), 36);
    private static final String PASSWORD = "copper teapot under stairs";

    private final ObjectProperty<@Nullable Session> opened = new SimpleObjectProperty<>();
    private Databases databases;
    private Administration people;
    private WindowRobot robot;
    private @Nullable Entrance shown;

    private record OnServers(Databases databases) implements Workplace {
        @Override
        public SignIn signIn() {
            return new GateSignIn(databases.gate(), databases.warehouseAddress());
        }

        @Override
        public Services open(Session session) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Guest> guests() {
            return List.of();
        }

        @Override
        public AppearanceSettings appearance() {
            return new AppearanceSettings(AppearanceSettings.Theme.LIGHT);
        }
    }

    @BeforeEach
    void open() {
        databases = TestServers.migrated();
        people =
                new Administration(
                        databases.oltp(),
                        databases.warehouse(),
                        databases.warehouseAddress().tls());
        robot = WindowRobot.ofWindow();
    }

    @AfterEach
    void close() {
        robot.close();
        people.remove(NAME);
        databases.close();
    }

    @Test
    void aNewPersonSetsUpBothFactorsAndComesInWithThem() throws Exception {
        String first = new String(people.add(new Person(NAME, Role.ASSOCIATE, List.of("West"))));
        show();
        signIn(first);
        assertEquals(Page.NEW_PASSWORD, page());

        type(0, PASSWORD);
        type(1, PASSWORD);
        press(KeyCode.ENTER);
        assertEquals(Page.ENROL, page());
        TotpSecret secret = Toolkit.call(() -> entrance().model().enrolment().secret());
        type(1, code(secret, Instant.now()));
        press(KeyCode.ENTER);
        assertEquals(Page.RECOVERY_CODES, page());
        String recovery =
                Toolkit.call(() -> entrance().model().enrolment().recovery().codes().getFirst());
        press(KeyCode.ENTER);
        session().close();

        // The code of before is used up; the next half minute's is not.
        show();
        signIn(PASSWORD);
        assertEquals(Page.SECOND_FACTOR, page());
        type(0, code(secret, Instant.now().plusSeconds(30)));
        press(KeyCode.ENTER);
        try (Session session = session()) {
            assertEquals(new Person(NAME, Role.ASSOCIATE, List.of("West")), session.person());
            assertEquals(Optional.empty(), session.mart().map(_ -> "a mart"));
        }

        show();
        signIn(PASSWORD);
        type(0, recovery.toUpperCase(Locale.ROOT));
        press(KeyCode.ENTER);
        session().close();

        show();
        signIn("copper teapot under the table");
        assertEquals(Page.SIGN_IN, page());
        assertTrue(
                Toolkit.call(() -> entrance().model().problemProperty().get())
                        .startsWith("That was not right."));
    }

    private void show() {
        Toolkit.run(() -> {
            opened.set(null);
            Entrance entrance =
                    new Entrance(
                            new OnServers(databases), robot.background(), 980, 800, opened::set);
            robot.show(entrance.scene(), 800);
            entrance.attend();
            shown = entrance;
        });
    }

    private Entrance entrance() {
        return Objects.requireNonNull(shown);
    }

    private void signIn(String password) {
        type(0, NAME);
        type(1, password);
        press(KeyCode.ENTER);
        settle();
    }

    private Session session() {
        Toolkit.await(
                opened.isNotNull().or(entrance().model().problemProperty().isNotEmpty()), SOON);
        Session session = opened.get();
        assertNotNull(session, Toolkit.call(() -> entrance().model().problemProperty().get()));
        return session;
    }

    private Page page() {
        settle();
        return Toolkit.call(() -> entrance().model().pageProperty().get());
    }

    private void settle() {
        Toolkit.await(entrance().model().busyProperty().not(), SOON);
    }

    /** Types into the n-th field that is shown. */
    private void type(int index, String text) {
        WindowRobot.until(() -> robot.shown(".text-input").size() > index);
        WindowRobot.put(robot.shown(".text-input").get(index), text);
    }

    /** Enter presses the page's main button, wherever the cursor is. */
    private void press(KeyCode key) {
        WindowRobot.press(key);
        settle();
    }

    private static String code(TotpSecret secret, Instant at) throws Exception {
        TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
        return generator.generateOneTimePasswordString(
                new SecretKeySpec(new Base32().decode(secret.base32()), "HmacSHA1"), at);
    }
}
