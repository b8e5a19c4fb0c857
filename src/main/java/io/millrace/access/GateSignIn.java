package io.millrace.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.MillraceException;
import io.millrace.config.ServerSettings;
import io.millrace.db.ServerAccount;
import io.millrace.db.jdbc.Refusals;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The way in through the gate, an account that may do nothing but this. Remembers one sign-in at a
 * time: the password is needed until the end, to open the credentials.
 */
public final class GateSignIn implements SignIn {

    /** A sign-in under way. */
    private static final class Attempt {

        final Ticket ticket;
        final String name;
        final char[] password;

        /** Empty until the server has given it. */
        String sealed;

        Attempt(Ticket ticket, String name, char[] password, String sealed) {
            this.ticket = ticket;
            this.name = name;
            this.password = password;
            this.sealed = sealed;
        }
    }

    private final ServerSettings gate;
    private final ServerSettings warehouse;
    private @Nullable Attempt attempt;

    /**
     * Connects to nothing yet.
     *
     * @param gate PostgreSQL for the account that may only sign people in
     * @param warehouse MySQL with the schema of the star; its account does not matter
     */
    public GateSignIn(ServerSettings gate, ServerSettings warehouse) {
        this.gate = gate;
        this.warehouse = warehouse;
    }

    @Override
    public synchronized Step begin(String typed, char[] password) {
        forget();
        String name = typed.strip().toLowerCase(Locale.ROOT);
        if ((name + new String(password)).indexOf('\0') >= 0) {
            return new Step.Denied();
        }
        JsonNode answer = ask("SELECT auth.sign_in(?, ?)", name, new String(password));
        return switch (Answers.outcome(answer)) {
            case "second factor" ->
                    new Step.SecondFactor(
                            remember(answer, name, password),
                            factor(answer.path("factor").asText(), answer));
            case "first" -> new Step.First(remember(answer, name, password));
            case String _ -> new Step.Denied();
        };
    }

    @Override
    public synchronized Step prove(Step.SecondFactor asked, List<String> answers) {
        Attempt current = attempt(asked.ticket());
        if (current == null) {
            return new Step.Denied();
        }
        JsonNode answer =
                ask(
                        "SELECT auth.prove(?, ?)",
                        current.ticket.text(),
                        FactorSetup.answers(asked.factor(), answers));
        if (!Answers.outcome(answer).equals("open")) {
            return new Step.Denied();
        }
        current.sealed = answer.path("sealed").toString();
        if (answer.path("renew").asBoolean()) {
            return new Step.NewPassword(current.ticket);
        }
        SealedCredentials sealed = SealedCredentials.of(current.sealed);
        try (SealingKey key = SealingKey.of(sealed, current.password)) {
            return open(answer, sealed, key);
        }
    }

    @Override
    public synchronized Step renew(
            Step.Renewable asked, char[] password, Optional<Enrolment> factor) {
        Attempt current = attempt(asked.ticket());
        if (current == null) {
            return new Step.Denied();
        }
        Optional<Step> refused = refusal(asked, password, current.name, factor);
        if (refused.isPresent()) {
            return refused.get();
        }
        try (SealingKey key = SealingKey.fresh(password)) {
            SealedCredentials sealed = key.seal(rotated(current), current.name);
            JsonNode answer =
                    ask(
                            "SELECT auth.renew(?, ?, ?, ?, ?::jsonb, ?::jsonb)",
                            current.ticket.text(),
                            new String(current.password),
                            new String(password),
                            Passwords.hash(password),
                            factor.map(FactorSetup::json).orElse(null),
                            sealed.json());
            return switch (Answers.outcome(answer)) {
                case "open" -> open(answer, sealed, key);
                case "refused" ->
                        new Step.Refused(asked, Answers.subject(answer), Answers.sentence(answer));
                case String _ -> new Step.Denied();
            };
        }
    }

    private static Credentials rotated(Attempt attempt) {
        SealedCredentials sealed = SealedCredentials.of(attempt.sealed);
        try (SealingKey key = SealingKey.of(sealed, attempt.password)) {
            return opened(key, sealed, attempt.name).rotated();
        }
    }

    private static Optional<Step> refusal(
            Step.Renewable asked, char[] password, String name, Optional<Enrolment> factor) {
        return Passwords.fault(password, name)
                .<Step>map(fault -> new Step.Refused(asked, Step.Subject.PASSWORD, fault))
                .or(() ->
                        factor.flatMap(FactorSetup::fault)
                                .map(fault -> new Step.Refused(asked, Step.Subject.FACTOR, fault)));
    }

    private Step open(JsonNode answer, SealedCredentials sealed, SealingKey key) {
        Person person = Answers.person(answer);
        try {
            return new Step.Open(
                    PersonSession.open(
                            new Places(person, gate, warehouse),
                            opened(key, sealed, person.name()),
                            key));
        } finally {
            forget();
        }
    }

    private static Credentials opened(SealingKey key, SealedCredentials sealed, String name) {
        return key.open(sealed, name)
                .orElseThrow(() ->
                        new MillraceException(
                                MillraceException.Code.BAD_DATA,
                                "Your stored credentials do not open; ask an"
                                        + " administrator to reset them."));
    }

    private Ticket remember(JsonNode answer, String name, char[] password) {
        Ticket ticket = new Ticket(answer.path("ticket").asText());
        String sealed = answer.has("sealed") ? answer.path("sealed").toString() : "";
        attempt = new Attempt(ticket, name, password.clone(), sealed);
        return ticket;
    }

    private @Nullable Attempt attempt(Ticket ticket) {
        return attempt != null && attempt.ticket.equals(ticket) ? attempt : null;
    }

    private void forget() {
        if (attempt != null) {
            Arrays.fill(attempt.password, '\0');
            attempt = null;
        }
    }

    private static Factor factor(String kind, JsonNode answer) {
        return kind.equals("totp")
                ? new Factor.Totp()
                : new Factor.Questions(Answers.texts(answer.path("questions")));
    }

    private JsonNode ask(String query, @Nullable Object... parameters) {
        try (Connection connection = ServerAccount.postgresql(gate).connect()) {
            return ask(connection, query, parameters);
        } catch (SQLException cause) {
            throw Refusals.of("PostgreSQL", gate, cause);
        }
    }

    private static JsonNode ask(
            Connection connection, String query, @Nullable Object... parameters) {
        try {
            return Answers.ask(connection, query, parameters);
        } catch (SQLException cause) {
            throw new MillraceException(
                    MillraceException.Code.FAILED,
                    "The sign-in did not come to an end; try again.",
                    cause);
        }
    }
}
