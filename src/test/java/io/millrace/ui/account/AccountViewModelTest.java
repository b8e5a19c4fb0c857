package io.millrace.ui.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.access.Person;
import io.millrace.access.Role;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.work.Worker;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changing one's password and second factor. */
class AccountViewModelTest {

    private static final String OLD = "copper teapot under the stairs";
    private static final String NEW = "a lantern behind seven curtains";

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 1), window);
    private final ScriptedSession session =
            new ScriptedSession(new Person("ann", Role.MANAGER, List.of("East", "West")));
    private final AccountViewModel model =
            new AccountViewModel(session, background, () -> session.heard().add("left"));

    @AfterEach
    void close() {
        background.close();
    }

    private void choose(String password, String repeated) {
        model.newPassword().passwordProperty().set(password);
        model.newPassword().repeatedProperty().set(repeated);
    }

    private void changePassword() {
        model.changePassword();
        window.until(() -> !model.busyProperty().get());
    }

    @Test
    void theCaptionSaysWhoItIs() {
        assertEquals("ann · store manager · East, West", model.caption());
    }

    @Test
    void aChangedPasswordNeedsTheCurrentOneAndIsForgottenHere() {
        choose(NEW, NEW);
        changePassword();
        assertEquals("Type your current password too.", problem());
        assertEquals(List.of(), session.heard());

        model.currentProperty().set(OLD);
        changePassword();
        assertEquals(List.of("password " + OLD + " > " + NEW), session.heard());
        assertEquals("", problem());
        assertEquals("Your password is changed.", model.doneProperty().get());
        assertEquals("", model.currentProperty().get());
        assertEquals("", model.newPassword().passwordProperty().get());
    }

    @Test
    void aBadOrMistypedPasswordDoesNotReachTheServer() {
        model.currentProperty().set(OLD);
        choose("short", "short");
        changePassword();
        assertTrue(problem().contains("12"), problem());
        choose(NEW, NEW + "x");
        changePassword();
        assertNotEquals("", problem());
        assertEquals(List.of(), session.heard());
        assertEquals(OLD, model.currentProperty().get());
    }

    @Test
    void whatTheServerRefusesIsSaidAndNothingIsDone() {
        session.refuse("You have used this password before; choose another.");
        model.currentProperty().set(OLD);
        choose(NEW, NEW);
        changePassword();
        assertEquals("You have used this password before; choose another.", problem());
        assertEquals("", model.doneProperty().get());
        assertEquals(NEW, model.newPassword().passwordProperty().get());
    }

    @Test
    void anotherFactorIsAnotherSecretEachTime() {
        String first = model.enrolment().secret().base32();
        model.currentProperty().set(OLD);
        model.changeFactor();
        assertNotEquals("", problem());
        assertEquals(List.of(), session.heard());

        AtomicReference<String> shown = new AtomicReference<>("");
        model.doneProperty().subscribe(() -> shown.set(model.enrolment().secret().base32()));
        model.enrolment().codeProperty().set("123456");
        model.changeFactor();
        window.until(() -> !model.busyProperty().get());
        assertEquals(List.of("factor " + OLD), session.heard());
        assertEquals("Your second factor is changed.", model.doneProperty().get());
        assertNotEquals(first, model.enrolment().secret().base32());
        assertEquals(model.enrolment().secret().base32(), shown.get());
    }

    @Test
    void whoWantsToLeaveLeaves() {
        model.signOut();
        assertEquals(List.of("left"), session.heard());
    }

    private String problem() {
        return model.problemProperty().get();
    }
}
