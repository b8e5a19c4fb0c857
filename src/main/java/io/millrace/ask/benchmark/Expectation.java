package io.millrace.ask.benchmark;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What may become of a question. */
public enum Expectation {
    ANSWERED,
    CLARIFY,
    UNKNOWN,
    REFUSED;

    /** As the files and the answers write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Expectation> ofWord(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
