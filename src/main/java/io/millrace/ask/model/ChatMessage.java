package io.millrace.ask.model;

/** One turn of a conversation with a model. */
public record ChatMessage(Author author, String text) {

    /** Who says it. */
    public enum Author {
        /** The rules. */
        SYSTEM,
        USER,
        MODEL
    }
}
