package io.millrace.ask;

import java.util.Locale;

/** What became of a question. */
public enum Outcome {
    ANSWERED,
    /** It has several meanings; there are choices. */
    CLARIFY,
    /** It has words that mean nothing here. */
    UNKNOWN,
    /** It asks for what is not given. */
    REFUSED,
    /** It was understood, and something went wrong. */
    ERROR;

    /** As it stands in JSON and in the log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
