package io.millrace.ui.account;

import io.millrace.MillraceException;
import io.millrace.access.Enrolment;
import io.millrace.access.Person;
import io.millrace.access.Session;
import io.millrace.ui.signin.EnrolmentViewModel;
import io.millrace.ui.signin.NewPasswordViewModel;
import io.millrace.ui.work.Background;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Another password, another second factor, and the way out. */
public final class AccountViewModel {

    private final Session session;
    private final Background background;
    private final Runnable signedOut;
    private final StringProperty current = new SimpleStringProperty("");
    private final NewPasswordViewModel newPassword = new NewPasswordViewModel();
    private final EnrolmentViewModel enrolment = new EnrolmentViewModel();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper("");

    /**
     * For a person who is signed in.
     *
     * @param signedOut called when the person leaves
     */
    public AccountViewModel(Session session, Background background, Runnable signedOut) {
        this.session = session;
        this.background = background;
        this.signedOut = signedOut;
        newPassword.setName(session.person().name());
    }

    /** Who it is, and whose business the person sees. */
    public String caption() {
        Person person = session.person();
        return "%s · %s · %s"
                .formatted(
                        person.name(),
                        person.role().title(),
                        person.isEverywhere()
                                ? "all regions"
                                : String.join(", ", person.regions()));
    }

    public String name() {
        return session.person().name();
    }

    public StringProperty currentProperty() {
        return current;
    }

    public NewPasswordViewModel newPassword() {
        return newPassword;
    }

    public EnrolmentViewModel enrolment() {
        return enrolment;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why it was not changed; empty while nothing is wrong. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What was changed last; empty while nothing was. */
    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    public void changePassword() {
        String fault = newPassword.problem();
        char[] wanted = newPassword.chars();
        change(
                fault,
                old -> {
                    try {
                        return session.changePassword(old, wanted);
                    } finally {
                        Arrays.fill(wanted, '\0');
                    }
                },
                "Your password is changed.");
    }

    public void changeFactor() {
        String fault = enrolment.problem();
        if (!fault.isEmpty()) {
            problem.set(fault);
            return;
        }
        Enrolment chosen = enrolment.chosen();
        change("", old -> session.changeFactor(old, chosen), "Your second factor is changed.");
    }

    public void signOut() {
        signedOut.run();
    }

    private interface Change {
        Optional<String> make(char[] old);
    }

    private void change(String fault, Change change, String sentence) {
        done.set("");
        if (current.get().isEmpty()) {
            problem.set("Type your current password too.");
            return;
        }
        problem.set(fault);
        if (!fault.isEmpty() || busy.get()) {
            return;
        }
        char[] old = current.get().toCharArray();
        busy.set(true);
        Supplier<Optional<String>> work =
                () -> {
                    try {
                        return change.make(old);
                    } finally {
                        Arrays.fill(old, '\0');
                    }
                };
        background.submit(work, refused -> end(refused, sentence), this::fail);
    }

    private void end(Optional<String> refused, String sentence) {
        busy.set(false);
        current.set("");
        problem.set(refused.orElse(""));
        if (refused.isEmpty()) {
            newPassword.clear();
            enrolment.renew();
            // Last, for with it the secrets that are there now are shown.
            done.set(sentence);
        }
    }

    private void fail(MillraceException failure) {
        busy.set(false);
        problem.set(String.valueOf(failure.getMessage()));
    }
}
