package io.millrace.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.Factor;
import io.millrace.access.LockOut;
import io.millrace.access.Person;
import io.millrace.access.Role;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.access.Ticket;
import io.millrace.config.AppearanceSettings;
import io.millrace.ui.account.ScriptedSession;
import io.millrace.ui.services.Services;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.signin.ScriptedSignIn;
import io.millrace.ui.work.Toolkit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Popup;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that nobody touches is locked; the session goes on behind it, or ends. */
class ReceptionTest {

    private final ScriptedSignIn script = new ScriptedSignIn();
    private final ScriptedSession session =
            new ScriptedSession(new Person("ann", Role.ADMINISTRATOR, List.of("*")));
    private WindowRobot robot;
    private Stage stage;

    @TempDir Path home;

    private final class Office implements Workplace {
        @Override
        public SignIn signIn() {
            return script;
        }

        @Override
        public Services open(io.millrace.access.Session signedIn) {
            return new Services(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(signedIn),
                    appearance());
        }

        @Override
        public List<Guest> guests() {
            return List.of();
        }

        @Override
        public Optional<Path> notes(String person) {
            return Optional.of(home.resolve(person));
        }

        @Override
        public AppearanceSettings appearance() {
            return new AppearanceSettings(AppearanceSettings.Theme.LIGHT);
        }
    }

    @BeforeEach
    void open() {
        robot = WindowRobot.ofWindow();
        stage = robot.stage();
        robot.open(
                Toolkit.call(() ->
                        new Reception(
                                new Office(),
                                robot.background(),
                                stage,
                                javafx.util.Duration.millis(1_500))),
                800);
    }

    @AfterEach
    void close() {
        robot.close();
    }

    @Test
    void thePasswordOpensALockedWindowWhereItWas() {
        Scene desk = signIn();
        Popup menu =
                Toolkit.call(() -> {
                    Popup popup = new Popup();
                    popup.getContent().add(new Label("Customers"));
                    popup.show(stage);
                    return popup;
                });
        assertTrue(Toolkit.call(menu::isShowing));
        Scene locked = awaitOther(desk);
        assertFalse(Toolkit.call(menu::isShowing), "Nothing of the desk is left to see");
        assertEquals(1, robot.fields().size(), "The password alone is asked");
        assertFalse(session.heard().contains("closed"));

        script.steps().add(() -> new Step.SecondFactor(new Ticket("t"), new Factor.Totp()));
        type(0, "copper teapot");
        WindowRobot.press(KeyCode.ENTER);
        assertSame(desk, awaitOther(locked));
        assertFalse(session.heard().contains("closed"));
    }

    @Test
    void guessingAtALockedWindowEndsTheSession() {
        Scene locked = awaitOther(signIn());
        for (int i = 0; i < LockOut.FREE_TRIES; i++) {
            script.steps().add(Step.Denied::new);
            type(0, "wrong " + i);
            WindowRobot.press(KeyCode.ENTER);
            int asked = i + 2;
            WindowRobot.until(() -> script.heard().size() == asked);
            WindowRobot.until(() -> script.steps().isEmpty());
        }
        Scene entrance = awaitOther(locked);
        assertNotSame(locked, entrance);
        assertEquals(2, robot.fields().size(), "Name and password again");
        WindowRobot.until(() -> session.heard().contains("closed"));
    }

    @Test
    void whoWorksIsNotLockedOut() {
        Scene desk = signIn();
        for (int i = 0; i < 10; i++) {
            pause(300);
            Toolkit.run(() -> new Robot().mouseMove(50 + stage.getX(), 50.0 + Math.random() * 9));
        }
        assertSame(desk, Toolkit.call(stage::getScene));
    }

    @Test
    void theWindowIsFoundAsItWasLeft() throws IOException {
        Scene desk = signIn();
        Toolkit.run(() -> {
            stage.setX(20);
            stage.setWidth(1_000);
            stage.setHeight(700);
        });
        WindowRobot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        Path kept = home.resolve("ann").resolve("window.json");
        WindowRobot.until(() -> Files.exists(kept));
        leave(desk);
        Toolkit.run(() -> stage.setWidth(1_100));
        assertTrue(isDark(signIn()));
        assertEquals(1_000, Toolkit.call(stage::getWidth));
        assertEquals(700, Toolkit.call(stage::getHeight));
        assertEquals(20, Toolkit.call(stage::getX));

        leave(Toolkit.call(stage::getScene));
        Files.writeString(kept, "{");
        assertFalse(isDark(signIn()), "One that cannot be read is as for a new person");
    }

    @Test
    void aWindowThatClosesEndsTheSessionAfterTheWorkUnderWay() {
        signIn();
        theSessionEndsAfterTheWorkUnderWay(robot::close);
    }

    @Test
    void whoSignsOutEndsTheSessionAfterTheWorkUnderWay() {
        Scene desk = signIn();
        theSessionEndsAfterTheWorkUnderWay(() -> leave(desk));
    }

    /** Work whose connections are taken away fails with whatever the pool makes of it. */
    private void theSessionEndsAfterTheWorkUnderWay(Runnable leaving) {
        CountDownLatch held = session.hold();
        long before = robot.background().begun();
        type(0, "copper teapot");
        type(1, "silver spoon on the sill");
        type(2, "silver spoon on the sill");
        robot.click("Change password");
        WindowRobot.until(() -> robot.background().begun() > before);
        CompletableFuture<Void> left = CompletableFuture.runAsync(leaving);
        pause(500);
        assertEquals(List.of(), session.heard());
        held.countDown();
        left.join();
        WindowRobot.until(() -> session.heard().contains("closed"));
        assertEquals(
                List.of("password copper teapot > silver spoon on the sill", "closed"),
                session.heard());
    }

    private void leave(Scene desk) {
        Toolkit.run(() ->
                desk.getRoot().lookupAll(".user-menu").stream()
                        .map(MenuButton.class::cast)
                        .flatMap(menu -> menu.getItems().stream())
                        .filter(item -> item.getText().equals("Sign out"))
                        .forEach(MenuItem::fire));
        awaitOther(desk);
    }

    private static boolean isDark(Scene scene) {
        return Toolkit.call(() ->
                scene.getStylesheets().stream().anyMatch(sheet -> sheet.endsWith("dark.css")));
    }

    /** Comes in and gives the desk. */
    private Scene signIn() {
        Scene entrance = Toolkit.call(stage::getScene);
        script.steps().add(() -> new Step.Open(session));
        type(0, "ann");
        type(1, "copper teapot");
        WindowRobot.press(KeyCode.ENTER);
        return awaitOther(entrance);
    }

    private Scene awaitOther(Scene before) {
        WindowRobot.until(() -> !before.equals(stage.getScene()));
        return Toolkit.call(stage::getScene);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private void type(int index, String text) {
        WindowRobot.put(robot.fields().get(index), text);
    }
}
