package io.millrace.ask.model;

/** What comes from a server while it answers. */
sealed interface Signal {

    /** A line of the stream, as it is. */
    record Line(String text) implements Signal {}

    /** Some more of the reply. */
    record Piece(String text) implements Signal {}

    /**
     * The reply is whole.
     *
     * @param isCutShort whether there was no more room for words
     */
    record Whole(long promptTokens, long replyTokens, boolean isCutShort) implements Signal {}

    /** Something went wrong. */
    record Broken(Throwable cause) implements Signal {}

    /** The stream is over, whole or not. */
    record Over() implements Signal {}
}
