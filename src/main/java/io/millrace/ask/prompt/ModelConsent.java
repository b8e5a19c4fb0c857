package io.millrace.ask.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.MillraceException;
import io.millrace.access.FeedbackLog;
import io.millrace.config.ModelSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Whether a person lets questions go to a model on another machine: said once for each address,
 * kept in the home, and written into the audit before anything leaves.
 */
public final class ModelConsent {

    /** What the person said about it. */
    public enum State {
        /** Nothing leaves this machine. */
        NOT_NEEDED,
        /** Nobody asked the person yet. */
        MISSING,
        GIVEN,
        DECLINED
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ModelSettings settings;
    private final Path file;
    private final String person;
    private final FeedbackLog audit;

    /**
     * Knows what was said before.
     *
     * @param home where it is kept
     * @param audit under the person's own account
     */
    public ModelConsent(ModelSettings settings, Path home, String person, FeedbackLog audit) {
        this.settings = settings;
        this.file = home.resolve("model-consent.json");
        this.person = person;
        this.audit = audit;
    }

    /**
     * How it stands.
     *
     * @throws MillraceException with code FAILED if what was said cannot be read
     */
    public State state() {
        if (settings.staysHere()) {
            return State.NOT_NEEDED;
        }
        return given().map(isGiven -> isGiven ? State.GIVEN : State.DECLINED).orElse(State.MISSING);
    }

    /** Whether the person has to be asked before the first question. */
    public boolean isMissing() {
        return state() == State.MISSING;
    }

    /** Whether questions may go to the model. */
    public boolean isGiven() {
        return switch (state()) {
            case NOT_NEEDED, GIVEN -> true;
            case MISSING, DECLINED -> false;
        };
    }

    /**
     * Lets a question pass.
     *
     * @throws MillraceException with code NOT_PERMITTED where the person does not, or was not asked
     */
    void require() {
        if (!isGiven()) {
            throw new MillraceException(
                    MillraceException.Code.NOT_PERMITTED,
                    "The model is on another machine, and you have not allowed that questions go there. To allow it: Change, below the question box of the desktop, or millrace ask --allow-model");
        }
    }

    /** What to tell the person who is to decide. */
    public String whatLeaves() {
        return "Questions that the built-in engine cannot read, and those that you want the model to read, would go to %s. With each go its words, what the question before it meant, verified questions like it%s, the names of tables, columns, measures and dimensions, the rules of the business, and %s. No row, no result, no password and nothing that is masked ever goes there."
                .formatted(
                        settings.url(),
                        settings.embedding().isEmpty()
                                ? ""
                                : " (found by sending the words of all of them there once)",
                        settings.tellsRowValues()
                                ? "values of the rows, such as names of products and places"
                                : "of the rows only names that the question itself says");
    }

    /**
     * Keeps what the person decided; it may be changed at any time.
     *
     * @throws MillraceException with code FAILED if it cannot be audited or kept; then it is as
     *     before
     */
    public void choose(boolean isAllowed) {
        audit.chooseModel(address(), isAllowed);
        ObjectNode all = read();
        all.withObjectProperty(person).put(address(), isAllowed);
        try {
            new WholeFile(file).write(all.toString());
        } catch (IOException cause) {
            throw unusable(cause);
        }
    }

    private Optional<Boolean> given() {
        return Optional.of(read().path(person).path(address()))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue);
    }

    private String address() {
        return settings.url().toString();
    }

    private ObjectNode read() {
        try {
            return Files.exists(file) && JSON.readTree(file.toFile()) instanceof ObjectNode all
                    ? all
                    : JSON.createObjectNode();
        } catch (IOException cause) {
            throw unusable(cause);
        }
    }

    private MillraceException unusable(IOException cause) {
        return new MillraceException(
                MillraceException.Code.FAILED,
                "Whether questions may leave this machine is kept in %s, which cannot be read or written; so they may not."
                        .formatted(file),
                cause);
    }
}
