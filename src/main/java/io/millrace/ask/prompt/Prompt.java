package io.millrace.ask.prompt;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a model is given to complete.
 *
 * @param messages in order; the first is ours, the last is not the model's
 * @param form the JSON schema that the reply keeps to
 */
public record Prompt(List<Message> messages, JsonNode form) {

    /** Who says something. */
    public enum Author {
        /** The rules, which no data is part of. */
        RULES,
        /** The question and what belongs to it, as data. */
        QUESTION,
        MODEL
    }

    /** One turn. */
    public record Message(Author author, String text) {}

    public Prompt {
        messages = List.copyOf(messages);
    }

    /** The same conversation, gone on. */
    Prompt with(Message... more) {
        return new Prompt(Stream.concat(messages.stream(), Stream.of(more)).toList(), form);
    }
}
