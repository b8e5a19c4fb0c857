package io.millrace.ask.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model is given to go on from.
 *
 * @param messages in order; at least one
 * @param schema the JSON schema that the reply keeps to; null for a reply in plain words
 */
public record ChatPrompt(List<ChatMessage> messages, @Nullable JsonNode schema) {

    public ChatPrompt {
        messages = List.copyOf(messages);
    }

    /** Letters in all. */
    int length() {
        return messages.stream().mapToInt(message -> message.text().length()).sum();
    }
}
