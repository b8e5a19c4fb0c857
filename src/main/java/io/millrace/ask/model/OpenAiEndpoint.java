package io.millrace.ask.model;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.millrace.MillraceException;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.time.Duration;

/** A model behind any server that speaks as OpenAI's does. */
final class OpenAiEndpoint implements ChatEndpoint {

    private static final int REPLY = 4_096;
    private static final Duration BACKOFF = Duration.ofSeconds(1);

    private final ModelSettings settings;
    private final OpenAiSentences sentences;
    private final Duration backoff;

    OpenAiEndpoint(ModelSettings settings) {
        this(settings, BACKOFF);
    }

    /** Waits so long before it tries again for the first time. */
    OpenAiEndpoint(ModelSettings settings, Duration backoff) {
        this.settings = settings;
        this.sentences = new OpenAiSentences(settings);
        this.backoff = backoff;
    }

    @Override
    public String model() {
        return settings.name();
    }

    @Override
    public ChatReply complete(ChatPrompt prompt, Run run) {
        int needed = Tokens.most(prompt) + REPLY;
        if (needed > settings.context()) {
            throw failed(
                    "With all that a model has to know, this question may take %,d tokens, and env.yaml allows %,d. Raise it there:  model: {context: %d}"
                            .formatted(
                                    needed,
                                    settings.context(),
                                    Tokens.room(needed, Integer.MAX_VALUE / 2)));
        }
        try {
            Conversation conversation = new Conversation(settings, this::library);
            Conversation.Heard heard =
                    Attempts.of(() -> conversation.hold(prompt, run), backoff, run);
            if (heard.whole().isCutShort()) {
                throw failed(
                        "%s went on for %,d tokens without coming to an end. Ask in other words."
                                .formatted(settings.name(), heard.whole().replyTokens()));
            }
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

    private StreamingChatModel library(Wire wire) {
        return OpenAiStreamingChatModel.builder()
                .httpClientBuilder(wire.builder())
                .baseUrl(settings.url().toString())
                // The library wants one; a server without keys looks at none.
                .apiKey(settings.key() == null ? "none" : settings.key().value())
                .modelName(settings.name())
                .temperature(0.0)
                .seed(1)
                .maxTokens(REPLY)
                .strictJsonSchema(false)
                .logRequests(false)
                .logResponses(false)
                .build();
    }

    private static MillraceException failed(String sentence) {
        return new MillraceException(MillraceException.Code.FAILED, sentence);
    }
}
