package io.millrace.ui.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.access.Factor;
import io.millrace.access.LockOut;
import io.millrace.access.Step;
import io.millrace.access.Ticket;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.work.Worker;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A locked window opens for its person's password and for nothing else. */
class LockViewModelTest {

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 1), window);
    private final ScriptedSignIn script = new ScriptedSignIn();
    private final List<String> ends = new ArrayList<>();
    private final LockViewModel model =
            new LockViewModel(
                    "ann",
                    script,
                    background,
                    () -> ends.add("unlocked"),
                    () -> ends.add("signed out"));

    @AfterEach
    void close() {
        background.close();
    }

    private void unlock(String password) {
        model.unlock(password);
        window.until(() -> !model.busyProperty().get());
    }

    @Test
    void thePasswordAloneOpensItBecauseTheSessionIsStillThere() {
        script.steps().add(() -> new Step.SecondFactor(new Ticket("t"), new Factor.Totp()));
        unlock("copper teapot");
        assertEquals(List.of("unlocked"), ends);
        assertEquals(List.of("begin ann copper teapot"), script.heard());
    }

    @Test
    void guessingEndsTheSession() {
        for (int i = 1; i < LockOut.FREE_TRIES; i++) {
            script.steps().add(Step.Denied::new);
            unlock("wrong " + i);
            assertEquals("That was not right.", model.problemProperty().get());
            assertEquals(List.of(), ends);
        }
        script.steps().add(Step.Denied::new);
        unlock("wrong again");
        assertEquals(List.of("signed out"), ends);
    }

    @Test
    void aCodeOfTheAdministratorsOpensNothingHere() {
        script.steps().add(() -> new Step.First(new Ticket("t")));
        unlock("k7mq-2xwd-9rtc-hv4p");
        assertEquals(List.of(), ends);
        assertEquals("That was not right.", model.problemProperty().get());
    }

    @Test
    void aServerThatDoesNotAnswerIsASentenceAndNoFailedTry() {
        for (int i = 0; i <= LockOut.FREE_TRIES; i++) {
            script.steps()
                    .add(() -> {
                        throw new MillraceException(
                                MillraceException.Code.CANNOT_CONNECT, "It does not answer.");
                    });
            unlock("copper teapot");
            assertEquals("It does not answer.", model.problemProperty().get());
        }
        assertEquals(List.of(), ends);
    }

    @Test
    void nothingTypedAsksNobodyAndWhoWantsToLeaveLeaves() {
        model.unlock("  ");
        assertFalse(model.busyProperty().get());
        assertTrue(script.heard().isEmpty());
        model.signOut();
        assertEquals(List.of("signed out"), ends);
    }
}
