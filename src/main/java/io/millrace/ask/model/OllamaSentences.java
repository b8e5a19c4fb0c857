package io.millrace.ask.model;

import io.millrace.MillraceException;
import java.net.URI;
import java.time.Duration;

/** Says what went wrong with Ollama, and the command that helps. */
final class OllamaSentences {

    private static final String DOWNLOAD = "https://ollama.com/download";

    private final URI url;
    private final String model;

    OllamaSentences(URI url, String model) {
        this.url = url;
        this.model = model;
    }

    MillraceException of(TroubleException failed) {
        Trouble trouble = failed.trouble();
        MillraceException.Code code =
                trouble instanceof Trouble.Unreachable
                        ? MillraceException.Code.CANNOT_CONNECT
                        : MillraceException.Code.FAILED;
        return new MillraceException(code, sentence(trouble), failed);
    }

    private String sentence(Trouble trouble) {
        return switch (trouble) {
            case Trouble.Unreachable _ ->
                    "Nobody answers at "
                            + url
                            + ", where Ollama should be. Start it with: ollama serve  (to get it: "
                            + DOWNLOAD
                            + ")";
            case Trouble.Refused(int status, String words) -> refused(status, words);
            case Trouble.GaveUp(String words) ->
                    Trouble.isAboutMemory(words)
                            ? tooBig(words)
                            : "Ollama gave up while %s was answering: %s. What it was at says: ollama ps"
                                    .formatted(model, words);
            case Trouble.Cut _ ->
                    "The connection to Ollama broke while %s was answering. Ask again; whether it still runs says: ollama ps"
                            .formatted(model);
            case Trouble.Slow(Duration waited) ->
                    "%s did not say a word within %,d seconds. Load it before you ask: ollama run %s \"\"  (or raise model.load_seconds in env.yaml)"
                            .formatted(model, waited.toSeconds(), model);
            case Trouble.Stalled(Duration waited) ->
                    "%s fell silent in the middle of its answer: nothing came for %,d seconds. Ask again; what it is at says: ollama ps"
                            .formatted(model, waited.toSeconds());
            case Trouble.Endless(Duration waited) ->
                    "%s was still writing after %,d seconds and was stopped. Ask in other words, or raise model.answer_seconds in env.yaml."
                            .formatted(model, waited.toSeconds());
            case Trouble.Garbage _ ->
                    "What answers at "
                            + url
                            + " does not speak as Ollama does. Mend model.url in env.yaml; Ollama says where it is when it starts: ollama serve";
        };
    }

    private String refused(int status, String words) {
        if (Trouble.isAboutMemory(words)) {
            return tooBig(words);
        }
        if (words.contains("cannot unmarshal") && words.contains("format")) {
            return tooOld("This Ollama");
        }
        return switch (status) {
            case 404 -> words.contains("model") ? missing() : sentence(new Trouble.Garbage());
            case 400 ->
                    "Ollama refused the request to %s: %s. Try another model: millrace models"
                            .formatted(model, words);
            case 401, 403 ->
                    "Ollama at %s does not let Millrace in: %s. Mend model.url in env.yaml."
                            .formatted(url, words);
            case 503 ->
                    "Ollama is busy with other questions. Ask again in a minute; what it is at says: ollama ps";
            default ->
                    "Ollama failed to run %s (%d): %s. Restart it with: ollama serve"
                            .formatted(model, status, words);
        };
    }

    /** The model is not installed. */
    String missing() {
        return "Ollama has no model " + model + ". Get it with: millrace models pull " + model;
    }

    String tooOld(String which) {
        return which
                + " is too old: it cannot hold a reply to a form, which takes "
                + OllamaServer.OLDEST
                + " or later. Get it from "
                + DOWNLOAD;
    }

    private String tooBig(String words) {
        return "%s does not fit into the memory of the machine (%s). Take a smaller model: millrace models pull %s  and name it in env.yaml."
                .formatted(model, words, Models.SMALL);
    }
}
