package io.millrace.ui.signin;

import io.millrace.access.Enrolment;
import io.millrace.access.RecoveryCodes;
import io.millrace.access.TotpSecret;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A second factor being chosen. */
public final class EnrolmentViewModel {

    /** What a person may choose between. */
    public enum Kind {
        TOTP,
        QUESTIONS
    }

    /** A question of the person's own with its answer. */
    public record Pair(StringProperty question, StringProperty answer) {
        Pair(String suggestion) {
            this(new SimpleStringProperty(suggestion), new SimpleStringProperty(""));
        }
    }

    /** To begin with; a person writes better ones. */
    public static final List<String> SUGGESTIONS =
            List.of(
                    "Which street did your first friend live in?",
                    "What did you call your first stuffed animal?",
                    "Which dish can nobody cook like your grandmother?",
                    "Where did you get lost as a child?",
                    "What was the first record or album you bought?");

    private static final int QUESTIONS = 3;
    private static final int SHORTEST_ANSWER = 3;

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.TOTP);
    private final StringProperty code = new SimpleStringProperty("");
    private final List<Pair> pairs = SUGGESTIONS.stream().limit(QUESTIONS).map(Pair::new).toList();
    private TotpSecret secret = TotpSecret.fresh();
    private RecoveryCodes recovery = RecoveryCodes.fresh();

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** What the app shows. */
    public StringProperty codeProperty() {
        return code;
    }

    /** Three of them. */
    public List<Pair> pairs() {
        return pairs;
    }

    public TotpSecret secret() {
        return secret;
    }

    public RecoveryCodes recovery() {
        return recovery;
    }

    /** Begins anew, with another secret and other recovery codes. */
    public void renew() {
        secret = TotpSecret.fresh();
        recovery = RecoveryCodes.fresh();
        code.set("");
        pairs.forEach(pair -> pair.answer().set(""));
    }

    /** Why it cannot be taken as it stands; empty if it can. */
    public String problem() {
        return switch (kind.get()) {
            case TOTP ->
                    digits().matches("[0-9]{6}")
                            ? ""
                            : "Type the six digits that the app shows for Millrace.";
            case QUESTIONS -> problemOfQuestions();
        };
    }

    private String problemOfQuestions() {
        if (pairs.stream().anyMatch(pair -> pair.question().get().isBlank())) {
            return "All three questions are needed.";
        }
        if (pairs.stream()
                .anyMatch(pair -> pair.answer().get().strip().length() < SHORTEST_ANSWER)) {
            return "Each answer has at least " + SHORTEST_ANSWER + " letters.";
        }
        if (!areDifferent(pairs.stream().map(pair -> pair.question().get()))) {
            return "The three questions have to differ.";
        }
        return areDifferent(pairs.stream().map(pair -> pair.answer().get()))
                ? ""
                : "The three answers have to differ.";
    }

    private static boolean areDifferent(Stream<String> texts) {
        return new HashSet<>(texts.map(text -> text.strip().toLowerCase(Locale.ROOT)).toList())
                        .size()
                == QUESTIONS;
    }

    /** What was chosen; to be asked only when there is no problem. */
    public Enrolment chosen() {
        return switch (kind.get()) {
            case TOTP -> new Enrolment.Totp(secret, digits(), recovery);
            case QUESTIONS -> {
                LinkedHashMap<String, String> answers = new LinkedHashMap<>();
                pairs.forEach(
                        pair -> answers.put(pair.question().get().strip(), pair.answer().get()));
                yield new Enrolment.Questions(answers, recovery);
            }
        };
    }

    private String digits() {
        return code.get().replaceAll("\\s", "");
    }
}
