package io.millrace.app;

import io.millrace.MillraceException;
import io.millrace.access.Factor;
import io.millrace.access.Session;
import io.millrace.access.SignIn;
import io.millrace.access.Step;
import io.millrace.cli.Parts.Visitor;
import io.millrace.config.SecretFile;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Signs in for one command: by the environment, by a file, or by asking at the terminal. */
final class ConsoleSignIn {

    private static final String PASSWORD = "MILLRACE_PASSWORD";
    private static final String FACTOR = "MILLRACE_SECOND_FACTOR";

    private final SignIn signIn;
    private final Map<String, String> environment;

    ConsoleSignIn(SignIn signIn, Map<String, String> environment) {
        this.signIn = signIn;
        this.environment = environment;
    }

    /**
     * Brings the visitor in.
     *
     * @throws MillraceException with code NOT_PERMITTED, not saying which part was wrong
     */
    Session open(Visitor visitor) {
        char[] password = password(visitor);
        Step step;
        try {
            step = signIn.begin(visitor.name(), password);
        } finally {
            Arrays.fill(password, '\0');
        }
        if (step instanceof Step.SecondFactor asked) {
            step = signIn.prove(asked, answers(asked.factor()));
        }
        return switch (step) {
            case Step.Open(Session session) -> session;
            case Step.Renewable _ ->
                    throw denied(
                            "This is a password for the first sign-in: open the desktop and choose"
                                    + " your own.");
            case Step.Denied _, Step.SecondFactor _, Step.Refused _ ->
                    throw denied(
                            "That was not right: the name, the password or the second factor, or"
                                    + " it was tried too often.");
        };
    }

    private char[] password(Visitor visitor) {
        if (visitor.passwordFile().isPresent()) {
            return read(visitor.passwordFile().get());
        }
        String known = environment.get(PASSWORD);
        return known == null ? askHidden("Password of " + visitor.name()) : known.toCharArray();
    }

    private List<String> answers(Factor factor) {
        String known = environment.get(FACTOR);
        if (known != null) {
            return known.lines().toList();
        }
        return switch (factor) {
            case Factor.Totp() -> List.of(new String(askHidden("Six digits, or a recovery code")));
            case Factor.Questions(List<String> questions) -> {
                List<String> answers = new ArrayList<>();
                questions.forEach(question -> answers.add(new String(askHidden(question))));
                yield answers;
            }
        };
    }

    private static char[] askHidden(String question) {
        Console console = Objects.requireNonNull(System.console());
        char[] typed = console.isTerminal() ? console.readPassword("%s: ", question) : null;
        if (typed == null) {
            throw denied(
                    "There is no terminal to ask at: set %s and %s (answers one to a line)."
                            .formatted(PASSWORD, FACTOR));
        }
        return typed;
    }

    private static char[] read(Path file) {
        try {
            return SecretFile.read(file).replaceFirst("\\R\\z", "").toCharArray();
        } catch (IOException cause) {
            throw new MillraceException(
                    MillraceException.Code.USAGE,
                    "The password file " + file + " cannot be read.",
                    cause);
        }
    }

    private static MillraceException denied(String sentence) {
        return new MillraceException(MillraceException.Code.NOT_PERMITTED, sentence);
    }
}
