package io.millrace.ask.model;

import io.millrace.config.ModelSettings;
import io.millrace.work.Run;
import java.util.Optional;

/** A language model behind a server. For several threads. */
public interface ChatEndpoint {

    /** The one that the settings name; empty where they name none. Asks nobody yet. */
    static Optional<ChatEndpoint> of(ModelSettings settings) {
        return switch (settings.provider()) {
            case NONE -> Optional.empty();
            case OLLAMA -> Optional.of(new OllamaEndpoint(settings));
            case OPENAI_COMPATIBLE -> Optional.of(new OpenAiEndpoint(settings));
        };
    }

    /** The model's name, as its server has it. */
    String model();

    /**
     * Has it go on. The run hears of each step, with the words written so far as its progress, and
     * of each word as it comes, and may be cancelled at any time.
     *
     * @throws io.millrace.MillraceException with code CANNOT_CONNECT if nobody answers there,
     *     CANCELLED if the run is, else FAILED; always with what helps
     */
    ChatReply complete(ChatPrompt prompt, Run run);
}
