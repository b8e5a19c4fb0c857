package io.millrace.cli;

import io.millrace.ask.Route;
import io.millrace.ask.prompt.ModelAccess;
import io.millrace.ask.prompt.ModelConsent;
import io.millrace.ask.verified.VerifiedQuestions;
import io.millrace.config.ModelSettings;
import io.millrace.semantics.model.SemanticModel;
import java.io.Console;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is to answer a question. */
final class EngineOptions {

    /** The words for engines on the command line. */
    enum Engine {
        GRAMMAR,
        MODEL
    }

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "Only this one: grammar, the built-in engine, or model.")
    private @Nullable Engine engine;

    @Option(
            names = "--prefer-model",
            description = "Ask the model first, and say whether the built-in engine agrees.")
    private boolean prefersModel;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "This model, and not the one that env.yaml names.")
    private @Nullable String model;

    @Option(
            names = "--allow-model",
            description =
                    "Let questions go to a model on another machine, from now on; it is audited.")
    private boolean allows;

    Route route() {
        if (engine == null) {
            return prefersModel ? Route.MODEL_FIRST : Route.USUAL;
        }
        return switch (engine) {
            case GRAMMAR -> Route.BUILT_IN_ONLY;
            case MODEL -> Route.MODEL_ONLY;
        };
    }

    /**
     * The person's way to the model; asks the person first, where questions would leave this
     * machine and nobody said yet whether they may.
     */
    ModelAccess access(Parts parts, SemanticModel semantics, VerifiedQuestions verified) {
        ModelAccess access =
                ModelAccess.of(
                        parts.configuration(),
                        semantics,
                        parts.mart(),
                        parts.person(),
                        verified,
                        Optional.ofNullable(model));
        ModelConsent consent = access.consent();
        if (allows && !consent.isGiven()) {
            consent.choose(true);
        } else if (route() != Route.BUILT_IN_ONLY && consent.isMissing()) {
            ask(consent);
        }
        return access;
    }

    private static void ask(ModelConsent consent) {
        Optional<Console> terminal =
                Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isEmpty()) {
            System.err.println(
                    "  " + consent.whatLeaves() + " To allow it: millrace ask --allow-model");
            return;
        }
        System.err.println(consent.whatLeaves());
        String reply = terminal.get().readLine("Allow that? It is audited. Type yes or no: ");
        consent.choose("yes".equalsIgnoreCase(reply == null ? "" : reply.strip()));
    }

    /** For reports. */
    String words(ModelSettings settings) {
        String name = settings.name();
        return switch (route()) {
            case USUAL, BUILT_IN_ONLY -> "the built-in engine";
            case MODEL_FIRST -> "%s, then the built-in engine".formatted(name);
            case MODEL_ONLY -> name;
        };
    }
}
