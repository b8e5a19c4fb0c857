package io.millrace.cli;

import io.millrace.ask.Route;
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

    Route route() {
        if (engine == null) {
            return prefersModel ? Route.MODEL_FIRST : Route.USUAL;
        }
        return switch (engine) {
            case GRAMMAR -> Route.BUILT_IN_ONLY;
            case MODEL -> Route.MODEL_ONLY;
        };
    }

    /** For reports. */
    String words() {
        return switch (route()) {
            case USUAL -> "the engines as usual";
            case MODEL_FIRST -> "the model first";
            case MODEL_ONLY -> "the model";
            case BUILT_IN_ONLY -> "the built-in engine";
        };
    }
}
