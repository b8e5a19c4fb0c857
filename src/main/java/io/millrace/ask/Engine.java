package io.millrace.ask;

import java.util.Locale;

/** Who made an answer. */
public enum Engine {
    GRAMMAR,
    VERIFIED,
    MODEL,
    MODEL_SQL;

    /** As it stands in JSON and in the log. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
