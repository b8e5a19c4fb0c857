package io.millrace.ui.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.millrace.MillraceException;
import io.millrace.access.Factor;
import io.millrace.access.Step;
import io.millrace.access.Ticket;
import io.millrace.ui.signin.SignInViewModel.Page;
import io.millrace.ui.work.Background;
import io.millrace.ui.work.WindowQueue;
import io.millrace.work.Worker;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each way through the pages, with a server that answers as it is told. */
class SignInViewModelTest {

    private static final Ticket TICKET = new Ticket("t");
    private static final String GOOD = "copper teapot under the stairs";

    private final WindowQueue window = new WindowQueue();
    private final Background background = new Background(new Worker("test", 1), window);
    private final ScriptedSignIn script = new ScriptedSignIn();
    private Instant now = Instant.parse("2026-03-02T08:00:00Z");
    private final SignInViewModel model =
            new SignInViewModel(script, background, () -> now, _ -> script.heard().add("opened"));

    @AfterEach
    void close() {
        background.close();
    }

    @Test
    void nameAndPasswordLeadToTheSecondFactorAndNothingSaysMore() {
        script.steps().add(Step.Denied::new);
        begin(" Ann ", "wrong password");
        assertEquals(Page.SIGN_IN, page());
        assertEquals(
                "That was not right. Check the name and the password, and try again.", problem());

        script.steps().add(() -> new Step.SecondFactor(TICKET, new Factor.Totp()));
        begin("ann", GOOD);
        assertEquals(Page.SECOND_FACTOR, page());
        assertEquals("", problem());
        assertTrue(model.questions().isEmpty());
        assertEquals(List.of("begin ann wrong password", "begin ann " + GOOD), script.heard());
    }

    @Test
    void withoutANameOrPasswordNobodyIsAsked() {
        model.begin("x");
        assertEquals("Type your name and your password.", problem());
        assertTrue(script.heard().isEmpty());
    }

    @Test
    void threeQuestionsNeedThreeAnswersOrOneRecoveryCode() {
        script.steps()
                .add(() ->
                        new Step.SecondFactor(
                                TICKET, new Factor.Questions(List.of("a", "b", "c"))));
        begin("ann", GOOD);
        assertEquals(List.of("a", "b", "c"), model.questions());

        model.prove(List.of("one", "two", ""));
        assertEquals("Answer all three questions.", problem());

        script.steps().add(Step.Denied::new);
        prove("k7mq-2xwd-9rtc-hv4p", "", "");
        assertEquals("prove [k7mq-2xwd-9rtc-hv4p]", script.heard().getLast());
        assertEquals(Page.SECOND_FACTOR, page());
        assertTrue(problem().startsWith("That was not right, or it took too long."));
    }

    @Test
    void aFirstSignInChoosesPasswordFactorAndSavesCodes() {
        script.steps().add(() -> new Step.First(TICKET));
        begin("ann", "k7mq-2xwd-9rtc-hv4p");
        assertEquals(Page.NEW_PASSWORD, page());

        choose("short", "short");
        assertEquals(Page.NEW_PASSWORD, page());
        assertTrue(problem().contains("at least 12"));
        choose(GOOD, "copper teapot under the table");
        assertEquals("The two passwords are not the same.", problem());
        choose(GOOD, GOOD);
        assertEquals(Page.ENROL, page());

        model.chooseFactor();
        assertEquals("Type the six digits that the app shows for Millrace.", problem());
        model.enrolment().codeProperty().set("123 456");
        model.chooseFactor();
        assertEquals(Page.RECOVERY_CODES, page());

        script.steps()
                .add(() ->
                        new Step.Refused(
                                new Step.First(TICKET),
                                Step.Subject.FACTOR,
                                "The code is too old."));
        model.finish();
        settle();
        assertEquals(Page.ENROL, page());
        assertEquals("The code is too old.", problem());
        assertEquals("renew " + GOOD + " true", script.heard().getLast());
    }

    @Test
    void ownQuestionsHaveToBeAnsweredAndToDiffer() {
        EnrolmentViewModel enrolment = model.enrolment();
        enrolment.kindProperty().set(EnrolmentViewModel.Kind.QUESTIONS);
        assertEquals("Each answer has at least 3 letters.", enrolment.problem());
        enrolment.pairs().forEach(pair -> pair.answer().set("Rome"));
        assertEquals("The three answers have to differ.", enrolment.problem());
        enrolment.pairs().get(0).answer().set("Paris");
        enrolment.pairs().get(1).answer().set("Oslo");
        assertEquals("", enrolment.problem());
        enrolment.pairs().get(2).question().set(enrolment.pairs().get(1).question().get());
        assertEquals("The three questions have to differ.", enrolment.problem());
    }

    @Test
    void anAdministratorsCodeKeepsTheSecondFactor() {
        model.forget();
        assertEquals(Page.FORGOTTEN, page());
        script.steps().add(() -> new Step.SecondFactor(TICKET, new Factor.Totp()));
        begin("ann", "k7mq-2xwd-9rtc-hv4p");
        script.steps().add(() -> new Step.NewPassword(TICKET));
        prove("123456");
        assertEquals(Page.NEW_PASSWORD, page());
        script.steps()
                .add(() ->
                        new Step.Refused(
                                new Step.NewPassword(TICKET),
                                Step.Subject.PASSWORD,
                                "You had this password before."));
        choose(GOOD, GOOD);
        settle();
        assertEquals("renew " + GOOD + " false", script.heard().getLast());
        assertEquals("You had this password before.", problem());
    }

    @Test
    void fiveFailuresPauseForAnyNameAndTheNextOneLonger() {
        for (int i = 0; i < 5; i++) {
            script.steps().add(Step.Denied::new);
            begin("nobody" + i, "guess number " + i);
        }
        assertEquals(Page.PAUSED, page());
        assertEquals("Try again in 15 seconds.", model.pauseProperty().get());
        now = now.plusSeconds(14);
        model.tick();
        assertEquals("Try again in 1 second.", model.pauseProperty().get());
        now = now.plusSeconds(1);
        model.tick();
        assertEquals(Page.SIGN_IN, page());

        script.steps().add(Step.Denied::new);
        begin("nobody", "another guess");
        assertEquals("Try again in 30 seconds.", model.pauseProperty().get());
    }

    @Test
    void aServerThatDoesNotAnswerIsASentenceAndNoFailedTry() {
        for (int i = 0; i < 6; i++) {
            script.steps()
                    .add(() -> {
                        throw new MillraceException(
                                MillraceException.Code.CANNOT_CONNECT,
                                "PostgreSQL does not answer.");
                    });
            begin("ann", GOOD);
        }
        assertEquals(Page.SIGN_IN, page());
        assertEquals("PostgreSQL does not answer.", problem());
        assertFalse(model.busyProperty().get());
    }

    @Test
    void startingOverForgetsEverythingButTheName() {
        script.steps().add(() -> new Step.First(TICKET));
        begin("ann", "k7mq-2xwd-9rtc-hv4p");
        String secret = model.enrolment().secret().base32();
        model.newPassword().passwordProperty().set(GOOD);
        model.startOver();
        assertEquals("ann", model.nameProperty().get());
        assertEquals("", model.newPassword().passwordProperty().get());
        assertFalse(secret.equals(model.enrolment().secret().base32()));
        model.choosePassword();
        assertEquals(Page.SIGN_IN, page());
    }

    private void begin(String name, String password) {
        model.nameProperty().set(name);
        model.begin(password);
        settle();
    }

    private void prove(String... answers) {
        model.prove(List.of(answers));
        settle();
    }

    private void choose(String password, String again) {
        model.newPassword().passwordProperty().set(password);
        model.newPassword().repeatedProperty().set(again);
        model.choosePassword();
    }

    private void settle() {
        window.until(() -> !model.busyProperty().get());
    }

    private Page page() {
        return model.pageProperty().get();
    }

    private String problem() {
        return model.problemProperty().get();
    }
}
