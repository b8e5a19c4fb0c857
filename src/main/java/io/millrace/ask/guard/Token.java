package io.millrace.ask.guard;

import java.util.Locale;

/**
 * One token of a statement.
 *
 * @param text as written, with its quotes
 * @param start where it begins, from 0
 */
record Token(Kind kind, String text, int start) {

    /** What it is, by its first character. */
    enum Kind {
        WORD,
        /** A name between backticks. */
        QUOTED,
        /** A text between single quotes. */
        STRING,
        NUMBER,
        /** A colon and the name of a value that is bound. */
        PARAMETER,
        SYMBOL
    }

    private static final int LONGEST_SHOWN = 40;

    /** A word as the vocabulary has it. */
    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equalsIgnoreCase(symbolOrWord);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    /** Without backticks. */
    String name() {
        return kind == Kind.QUOTED ? text.substring(1, text.length() - 1) : text;
    }

    /** Whether both say the same; words do so in any case. */
    boolean says(Token other) {
        return kind == other.kind
                && (kind == Kind.WORD
                        ? text.equalsIgnoreCase(other.text)
                        : text.equals(other.text));
    }

    int end() {
        return start + text.length();
    }

    /** What a sentence shows of a longer text. */
    static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
