package io.millrace.ui.signin;

import io.millrace.MillraceException;
import io.millrace.access.LockOut;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.ui.work.Background;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A window that waits for its person to come back: the password opens it, guessing ends it. */
public final class LockViewModel {

    private final String name;
    private final SignIn signIn;
    private final Background background;
    private final Runnable unlocked;
    private final Runnable signedOut;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private int failures;

    /**
     * For the person who is signed in.
     *
     * @param unlocked called when the password was right
     * @param signedOut called when the person leaves, or somebody guessed too often
     */
    public LockViewModel(
            String name,
            SignIn signIn,
            Background background,
            Runnable unlocked,
            Runnable signedOut) {
        this.name = name;
        this.signIn = signIn;
        this.background = background;
        this.unlocked = unlocked;
        this.signedOut = signedOut;
    }

    public String name() {
        return name;
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public void unlock(String password) {
        if (password.isBlank() || busy.get()) {
            return;
        }
        char[] secret = password.toCharArray();
        busy.set(true);
        problem.set("");
        background.submit(
                () -> {
                    try {
                        return signIn.begin(name, secret);
                    } finally {
                        Arrays.fill(secret, '\0');
                    }
                },
                this::arrive,
                this::fail);
    }

    public void signOut() {
        signedOut.run();
    }

    private void arrive(Step step) {
        busy.set(false);
        switch (step) {
            // The second factor was given when the session began, and the session is still there.
            case Step.SecondFactor _ -> unlocked.run();
            case Step.Denied _, Step.Renewable _, Step.Refused _ -> deny();
            case Step.Open open -> {
                open.session().close();
                unlocked.run();
            }
        }
    }

    private void deny() {
        failures++;
        if (failures >= LockOut.FREE_TRIES) {
            signedOut.run();
        } else {
            problem.set("That was not right.");
        }
    }

    private void fail(MillraceException failure) {
        busy.set(false);
        problem.set(String.valueOf(failure.getMessage()));
    }
}
