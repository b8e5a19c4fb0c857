package io.millrace.ask.grammar;

import java.util.Locale;

/** Writes the question that a choice asks instead. */
final class Clarifications {

    private Clarifications() {}

    /** The question with these words of it replaced, the first time they occur. */
    static String replaced(String question, String said, String instead) {
        int at = question.toLowerCase(Locale.ROOT).indexOf(said.toLowerCase(Locale.ROOT));
        return at < 0
                ? question + " " + instead
                : question.substring(0, at) + instead + question.substring(at + said.length());
    }
}
