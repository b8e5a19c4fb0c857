package io.millrace.ask.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.ollama.OllamaStreamingChatModel;
import io.millrace.MillraceException;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A model that Ollama runs. */
final class OllamaEndpoint implements ChatEndpoint {

    /** A form or a statement is far shorter; what is longer goes round in circles. */
    private static final int REPLY = 2_048;

    private static final int THOUGHTS = 6_144;
    private static final Duration BACKOFF = Duration.ofMillis(500);

    private final ModelSettings settings;
    private final OllamaSentences sentences;
    private final Duration backoff;
    private volatile @Nullable ModelProfile profile;

    OllamaEndpoint(ModelSettings settings) {
        this(settings, BACKOFF);
    }

    /** Waits so long before it tries again for the first time. */
    OllamaEndpoint(ModelSettings settings, Duration backoff) {
        this.settings = settings;
        this.sentences = new OllamaSentences(settings.url(), settings.name());
        this.backoff = backoff;
    }

    @Override
    public String model() {
        return settings.name();
    }

    @Override
    public ChatReply complete(ChatPrompt prompt, Run run) {
        try {
            ModelProfile known = profile(run);
            int reply = known.thinks() ? REPLY + THOUGHTS : REPLY;
            int room = room(prompt, known, reply);
            Conversation conversation =
                    new Conversation(settings, wire -> library(wire, room, reply));
            Conversation.Heard heard =
                    Attempts.of(() -> conversation.hold(prompt, run), backoff, run);
            refuseCut(prompt, heard.whole());
            String text = JsonText.withoutThoughts(heard.text());
            return new ChatReply(
                    prompt.schema() == null ? text : JsonText.onlyObject(text),
                    heard.whole().promptTokens(),
                    heard.whole().replyTokens());
        } catch (TroubleException failed) {
            run.check();
            throw sentences.of(failed);
        }
    }

    private ModelProfile profile(Run run) throws TroubleException {
        ModelProfile known = profile;
        if (known == null) {
            OllamaServer server = new OllamaServer(settings.url());
            String version = server.version(run);
            if (OllamaServer.isTooOld(version)) {
                throw failed(sentences.tooOld("Ollama " + version));
            }
            known = server.profile(settings.name(), run);
            if (!known.writes()) {
                throw failed(
                        settings.name()
                                + " writes no replies; it is for other work. Choose another of: millrace models");
            }
            profile = known;
        }
        return known;
    }

    /** Refuses what would be cut: Ollama cuts a prompt without a word. */
    private int room(ChatPrompt prompt, ModelProfile known, int reply) {
        int needed = Tokens.most(prompt) + reply;
        if (known.context() > 0 && needed > known.context()) {
            throw failed(
                    "With all that %s has to know, this question may take %,d tokens, and it can read %,d. Choose a model that reads more: millrace models"
                            .formatted(settings.name(), needed, known.context()));
        }
        if (needed > settings.context()) {
            throw failed(
                    "With all that a model has to know, this question may take %,d tokens, and env.yaml allows %,d. Raise it there:  model: {context: %d}"
                            .formatted(
                                    needed,
                                    settings.context(),
                                    Tokens.room(needed, Integer.MAX_VALUE / 2)));
        }
        int limit =
                known.context() > 0
                        ? Math.min(known.context(), settings.context())
                        : settings.context();
        return Tokens.room(needed, limit);
    }

    private void refuseCut(ChatPrompt prompt, Signal.Whole whole) {
        if (whole.promptTokens() > 0 && whole.promptTokens() < Tokens.fewest(prompt)) {
            throw failed(
                    "Ollama read only %,d tokens of a question of at least %,d, so the reply of %s is to something else. Start Ollama with more room: OLLAMA_CONTEXT_LENGTH=%d ollama serve"
                            .formatted(
                                    whole.promptTokens(),
                                    Tokens.fewest(prompt),
                                    settings.name(),
                                    settings.context()));
        }
        if (whole.isCutShort()) {
            throw failed(
                    "%s went on for %,d tokens without coming to an end. Ask in other words, or try another model: millrace models"
                            .formatted(settings.name(), whole.replyTokens()));
        }
    }

    /**
     * Never says {@code think}: to a model that cannot it is an error, and without their thoughts
     * some that can keep to no form.
     */
    private StreamingChatModel library(Wire wire, int room, int reply) {
        return OllamaStreamingChatModel.builder()
                .httpClientBuilder(wire.builder())
                .baseUrl(settings.url().toString())
                .modelName(settings.name())
                .numCtx(room)
                .numPredict(reply)
                .temperature(0.0)
                .seed(1)
                .logRequests(false)
                .logResponses(false)
                .build();
    }

    private static MillraceException failed(String sentence) {
        return new MillraceException(MillraceException.Code.FAILED, sentence);
    }
}
