package io.millrace.ask.model;

import io.millrace.MillraceException;
import io.millrace.config.ModelSettings;
import java.time.Duration;

/** Says what went wrong with a server that speaks as OpenAI's does, and what helps. */
final class OpenAiSentences {

    private final ModelSettings settings;

    OpenAiSentences(ModelSettings settings) {
        this.settings = settings;
    }

    MillraceException of(TroubleException failed) {
        Trouble trouble = failed.trouble();
        MillraceException.Code code =
                trouble instanceof Trouble.Unreachable
                        ? MillraceException.Code.CANNOT_CONNECT
                        : MillraceException.Code.FAILED;
        return new MillraceException(code, withoutKey(sentence(trouble)));
    }

    /** Some servers repeat the key that they refuse; so no cause is kept either. */
    private String withoutKey(String sentence) {
        return settings.key() == null || settings.key().value().isBlank()
                ? sentence
                : sentence.replace(settings.key().value(), "(secret)");
    }

    private String sentence(Trouble trouble) {
        return switch (trouble) {
            case Trouble.Unreachable _ ->
                    "Nobody answers at %s. Mend model.url in env.yaml, or see to the network."
                            .formatted(settings.url());
            case Trouble.Refused(int status, String words) -> refused(status, words);
            case Trouble.GaveUp(String words) ->
                    "%s gave up in the middle of its answer: %s. Ask again."
                            .formatted(settings.name(), words);
            case Trouble.Cut _ ->
                    "The connection to %s broke while %s was answering. Ask again."
                            .formatted(settings.url(), settings.name());
            case Trouble.Slow(Duration waited) ->
                    "%s did not say a word within %,d seconds. Ask again, or raise model.load_seconds in env.yaml."
                            .formatted(settings.name(), waited.toSeconds());
            case Trouble.Stalled(Duration waited) ->
                    "%s fell silent in the middle of its answer: nothing came for %,d seconds. Ask again."
                            .formatted(settings.name(), waited.toSeconds());
            case Trouble.Endless(Duration waited) ->
                    "%s was still writing after %,d seconds and was stopped. Ask in other words, or raise model.answer_seconds in env.yaml."
                            .formatted(settings.name(), waited.toSeconds());
            case Trouble.Garbage _ ->
                    "What answers at %s does not speak as OpenAI's servers do. Mend model.url in env.yaml; mostly it ends in /v1."
                            .formatted(settings.url());
        };
    }

    private String refused(int status, String words) {
        return switch (status) {
            case 401, 403 ->
                    "The server at %s does not take the key. Mend model.key_file or model.key_environment in env.yaml."
                            .formatted(settings.url());
            case 404 ->
                    "The server at %s has no model %s: %s. Which it has says: millrace models"
                            .formatted(settings.url(), settings.name(), words);
            case 429, 503 ->
                    "The server at %s takes no more questions for now: %s. Ask again in a minute."
                            .formatted(settings.url(), words);
            default ->
                    "The server at %s refused the request to %s (%d): %s. Try another model: millrace models"
                            .formatted(settings.url(), settings.name(), status, words);
        };
    }
}
