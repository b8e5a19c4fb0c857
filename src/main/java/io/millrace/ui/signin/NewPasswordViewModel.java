package io.millrace.ui.signin;

import io.millrace.access.Passwords;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A password being chosen: typed twice, measured as it is typed. */
public final class NewPasswordViewModel {

    private static final String[] WORDS = {"Far too weak", "Too weak", "Weak", "Good", "Strong"};

    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ReadOnlyIntegerWrapper score = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private String name = "";

    public NewPasswordViewModel() {
        password.subscribe(this::measure);
    }

    /** Whose password it is: the name is a bad part of it. */
    public void setName(String whose) {
        name = whose;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    public StringProperty repeatedProperty() {
        return repeated;
    }

    /** 0 to 4; 3 is good. */
    public ReadOnlyIntegerProperty scoreProperty() {
        return score.getReadOnlyProperty();
    }

    /** What to think of it, and what to do about it. */
    public ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /** Why it cannot be taken as it stands; empty if it can. */
    public String problem() {
        String fault = Passwords.fault(chars(), name).orElse("");
        if (fault.isEmpty() && !password.get().equals(repeated.get())) {
            return "The two passwords are not the same.";
        }
        return fault;
    }

    /** What was chosen; the caller clears it. */
    public char[] chars() {
        return password.get().toCharArray();
    }

    /** Forgets what was typed. */
    public void clear() {
        password.set("");
        repeated.set("");
    }

    private void measure(String typed) {
        if (typed.isEmpty()) {
            score.set(0);
            verdict.set("");
            return;
        }
        Passwords.Strength strength = Passwords.strength(typed.toCharArray(), name);
        score.set(strength.score());
        String advice = Passwords.fault(typed.toCharArray(), name).orElse("");
        verdict.set(
                advice.isEmpty()
                        ? WORDS[strength.score()] + "."
                        : WORDS[strength.score()] + ". " + advice);
    }
}
