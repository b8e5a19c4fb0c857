package io.millrace.ask.model;

import java.time.Duration;

/** What can go wrong on the way to a model and back. */
sealed interface Trouble {

    /** Nobody answers at the address. */
    record Unreachable() implements Trouble {}

    /**
     * The server refused.
     *
     * @param status of HTTP
     * @param words its own
     */
    record Refused(int status, String words) implements Trouble {}

    /** The server gave up in the middle of an answer, and said why. */
    record GaveUp(String words) implements Trouble {}

    /** The answer ended before its end. */
    record Cut() implements Trouble {}

    /** Not a word came. */
    record Slow(Duration waited) implements Trouble {}

    /** After some words no more came. */
    record Stalled(Duration waited) implements Trouble {}

    /** The words went on and on. */
    record Endless(Duration waited) implements Trouble {}

    /** What came is not what such a server says. */
    record Garbage() implements Trouble {}

    /** Whether the same again may go well. */
    default boolean mayPass() {
        return this instanceof Refused refused
                && refused.status() >= 500
                && !Trouble.isAboutMemory(refused.words());
    }

    /** Whether nothing else that is asked there can go well. */
    default boolean keepsOut() {
        return this instanceof Unreachable
                || (this instanceof Refused refused
                        && (refused.status() == 401 || refused.status() == 403));
    }

    /** Whether a server's words say that the model does not fit into the machine. */
    static boolean isAboutMemory(String words) {
        String lower = words.toLowerCase(java.util.Locale.ROOT);
        return lower.contains("memory") || lower.contains("cudamalloc");
    }
}
