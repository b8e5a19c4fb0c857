package io.millrace.ui.signin;

import io.millrace.MillraceException;
import io.millrace.access.Enrolment;
import io.millrace.access.Factor;
import io.millrace.access.LockOut;
import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.ui.services.Workplace;
import io.millrace.ui.work.Background;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The way in, page by page. It never says which part was wrong, and how long to wait it reckons by
 * itself, alike for every name.
 */
public final class SignInViewModel {

    /** What the person sees. */
    public enum Page {
        SIGN_IN,
        FORGOTTEN,
        SECOND_FACTOR,
        NEW_PASSWORD,
        ENROL,
        RECOVERY_CODES,
        PAUSED
    }

    private static final String NOT_RIGHT =
            "That was not right. Check the name and the password, and try again.";
    private static final String FACTOR_NOT_RIGHT =
            "That was not right, or it took too long. Try again, or start over.";

    private final SignIn signIn;
    private final Background background;
    private final InstantSource clock;
    private final Consumer<Session> opened;

    private final ReadOnlyObjectWrapper<Page> page = new ReadOnlyObjectWrapper<>(Page.SIGN_IN);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper pause = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final StringProperty name = new SimpleStringProperty("");
    private final ObservableList<String> questions = FXCollections.observableArrayList();
    private final NewPasswordViewModel newPassword = new NewPasswordViewModel();
    private final EnrolmentViewModel enrolment = new EnrolmentViewModel();
    private Step.@Nullable SecondFactor asked;
    private Step.@Nullable Renewable renewable;
    private Optional<Workplace.Guest> guest = Optional.empty();
    private Instant pausedUntil = Instant.EPOCH;
    private int failures;

    /**
     * Begins on the first page.
     *
     * @param opened takes the session; whoever takes it closes it
     */
    public SignInViewModel(
            SignIn signIn, Background background, InstantSource clock, Consumer<Session> opened) {
        this.signIn = signIn;
        this.background = background;
        this.clock = clock;
        this.opened = opened;
    }

    public ReadOnlyObjectProperty<Page> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /** Why it does not go on; empty while nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How long to wait, while paused. */
    public ReadOnlyStringProperty pauseProperty() {
        return pause.getReadOnlyProperty();
    }

    /** Whether the server is being asked. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public StringProperty nameProperty() {
        return name;
    }

    /** The person's three questions; empty where six digits are asked for. */
    public ObservableList<String> questions() {
        return questions;
    }

    public NewPasswordViewModel newPassword() {
        return newPassword;
    }

    public EnrolmentViewModel enrolment() {
        return enrolment;
    }

    /** With a password, or with an administrator's code. */
    public void begin(String password) {
        if (name.get().isBlank() || password.isBlank()) {
            problem.set(
                    page.get() == Page.FORGOTTEN
                            ? "Type your name and the administrator's code."
                            : "Type your name and your password.");
            return;
        }
        char[] secret = password.toCharArray();
        ask(() -> signIn.begin(typedName(), secret), secret);
    }

    /** Brings a guest in as far as the prepared answers lead. */
    public void enter(Workplace.Guest somebody) {
        startOver();
        name.set(somebody.name());
        guest = Optional.of(somebody);
        begin(somebody.password());
    }

    /** With six digits, three answers, or one recovery code and nothing else. */
    public void prove(List<String> answers) {
        List<String> given = answers.stream().filter(answer -> !answer.isBlank()).toList();
        if (asked == null || (given.size() != 1 && given.size() != questions.size())) {
            problem.set(
                    questions.isEmpty()
                            ? "Type the six digits, or one of your recovery codes."
                            : "Answer all three questions.");
            return;
        }
        Step.SecondFactor proven = asked;
        ask(() -> signIn.prove(proven, given), new char[0]);
    }

    /** From the new password to the second factor, or to the end where there is one already. */
    public void choosePassword() {
        problem.set(newPassword.problem());
        if (problem.get().isEmpty()) {
            switch (renewable) {
                case Step.First _ -> page.set(Page.ENROL);
                case Step.NewPassword _ -> finish(Optional.empty());
                case null -> startOver();
            }
        }
    }

    /** From the second factor to the recovery codes. */
    public void chooseFactor() {
        problem.set(enrolment.problem());
        if (problem.get().isEmpty()) {
            page.set(Page.RECOVERY_CODES);
        }
    }

    /** The recovery codes are saved: asks the server to take all of it. */
    public void finish() {
        finish(Optional.of(enrolment.chosen()));
    }

    public void forget() {
        problem.set("");
        page.set(Page.FORGOTTEN);
    }

    /** Back to the first page; what was typed is forgotten, but for the name. */
    public void startOver() {
        asked = null;
        renewable = null;
        questions.clear();
        newPassword.clear();
        enrolment.renew();
        problem.set("");
        page.set(Page.SIGN_IN);
    }

    /** Keeps the rest of a pause up to date; to be called every second. */
    public void tick() {
        if (page.get() != Page.PAUSED) {
            return;
        }
        Duration rest = Duration.between(clock.instant(), pausedUntil);
        if (rest.isPositive()) {
            pause.set("Try again in " + words(rest) + ".");
        } else {
            startOver();
        }
    }

    private static String words(Duration rest) {
        long seconds = rest.plusMillis(999).toSeconds();
        if (seconds < 60) {
            return seconds + (seconds == 1 ? " second" : " seconds");
        }
        return "%d:%02d minutes".formatted(seconds / 60, seconds % 60);
    }

    private String typedName() {
        return name.get().strip().toLowerCase(Locale.ROOT);
    }

    private void finish(Optional<Enrolment> factor) {
        Step.Renewable renewed = renewable;
        if (renewed != null) {
            char[] secret = newPassword.chars();
            ask(() -> signIn.renew(renewed, secret, factor), secret);
        }
    }

    private void ask(Supplier<Step> question, char[] secret) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set("");
        background.submit(
                () -> {
                    try {
                        return question.get();
                    } finally {
                        Arrays.fill(secret, '\0');
                    }
                },
                this::arrive,
                this::fail);
    }

    private void fail(MillraceException failure) {
        busy.set(false);
        problem.set(String.valueOf(failure.getMessage()));
    }

    private void arrive(Step step) {
        busy.set(false);
        switch (step) {
            case Step.Denied() -> deny();
            case Step.SecondFactor second -> askFor(second);
            case Step.Renewable renew -> choose(renew, Page.NEW_PASSWORD, "");
            case Step.Refused(Step.Renewable again, Step.Subject subject, String sentence) ->
                    choose(
                            again,
                            switch (subject) {
                                case PASSWORD -> Page.NEW_PASSWORD;
                                case FACTOR -> Page.ENROL;
                            },
                            sentence);
            case Step.Open(Session session) -> {
                failures = 0;
                startOver();
                opened.accept(session);
            }
        }
    }

    private void deny() {
        guest = Optional.empty();
        failures++;
        Duration wait = LockOut.after(failures);
        if (wait.isPositive()) {
            pausedUntil = clock.instant().plus(wait);
            page.set(Page.PAUSED);
            tick();
            return;
        }
        problem.set(page.get() == Page.SECOND_FACTOR ? FACTOR_NOT_RIGHT : NOT_RIGHT);
    }

    private void askFor(Step.SecondFactor second) {
        asked = second;
        questions.setAll(
                switch (second.factor()) {
                    case Factor.Questions(List<String> three) -> three;
                    case Factor.Totp() -> List.of();
                });
        page.set(Page.SECOND_FACTOR);
        guest.filter(somebody -> !somebody.answers().isEmpty())
                .ifPresent(somebody -> prove(somebody.answers()));
        guest = Optional.empty();
    }

    private void choose(Step.Renewable renew, Page where, String sentence) {
        renewable = renew;
        newPassword.setName(typedName());
        problem.set(sentence);
        page.set(where);
    }
}
