package io.millrace.ask.model;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One request to a model through the library, from the question to the last word. */
final class Conversation {

    private final ModelSettings settings;
    private final Function<Wire, StreamingChatModel> library;

    /** Talks through what {@code library} makes of a connection. */
    Conversation(ModelSettings settings, Function<Wire, StreamingChatModel> library) {
        this.settings = settings;
        this.library = library;
    }

    /** The reply as it came. */
    record Heard(String text, Signal.Whole whole) {}

    Heard hold(ChatPrompt prompt, Run run) throws TroubleException {
        Signals signals = new Signals(run, settings.patience().whole());
        try (Wire wire = new Wire(signals::add);
                Run.Registration _ = run.onCancel(wire::stop)) {
            library.apply(wire).chat(request(prompt), new Handler(signals));
            Signal first =
                    run.stage(
                            "Waiting for " + settings.name(),
                            () -> signals.first(settings.patience().first()));
            return run.stage("Listening to " + settings.name(), () -> listen(first, signals, run));
        }
    }

    private Heard listen(Signal first, Signals signals, Run run) throws TroubleException {
        StringBuilder text = new StringBuilder();
        long pieces = 0;
        Signal signal = first;
        while (true) {
            switch (signal) {
                case Signal.Piece(String more) -> {
                    text.append(more);
                    run.hear(more);
                }
                case Signal.Line _ -> run.progress(++pieces, -1);
                case Signal.Whole whole -> {
                    return new Heard(text.toString(), whole);
                }
                case Signal.Broken _, Signal.Over _ ->
                        throw new TroubleException(new Trouble.Cut(), null);
            }
            signal = signals.next(settings.patience().idle());
        }
    }

    private static ChatRequest request(ChatPrompt prompt) {
        return ChatRequest.builder()
                .messages(prompt.messages().stream().map(Conversation::message).toList())
                .responseFormat(format(prompt))
                .build();
    }

    private static @Nullable ResponseFormat format(ChatPrompt prompt) {
        return prompt.schema() == null
                ? null
                : ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(
                                JsonSchema.builder()
                                        .name("reply")
                                        .rootElement(JsonRawSchema.from(prompt.schema().toString()))
                                        .build())
                        .build();
    }

    private static dev.langchain4j.data.message.ChatMessage message(ChatMessage message) {
        return switch (message.author()) {
            case SYSTEM -> SystemMessage.from(message.text());
            case USER -> UserMessage.from(message.text());
            case MODEL -> AiMessage.from(message.text());
        };
    }

    /** Hands on what the library makes of the stream. */
    private record Handler(Signals signals) implements StreamingChatResponseHandler {

        @Override
        public void onPartialResponse(String text) {
            signals.add(new Signal.Piece(text));
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            if (response.finishReason() == null) {
                // The library takes the end of a stream for the end of a reply.
                signals.add(new Signal.Over());
                return;
            }
            TokenUsage usage = response.tokenUsage();
            signals.add(
                    new Signal.Whole(
                            usage == null ? 0 : count(usage.inputTokenCount()),
                            usage == null ? 0 : count(usage.outputTokenCount()),
                            response.finishReason() == FinishReason.LENGTH));
        }

        private static long count(@Nullable Integer tokens) {
            return tokens == null ? 0 : tokens;
        }

        @Override
        public void onError(Throwable failed) {
            signals.add(new Signal.Broken(failed));
        }
    }
}
