package io.millrace.ask.grammar;

/**
 * A piece of a question.
 *
 * @param text as it was written
 * @param normal as it is looked up: small letters without accents, a noun in the singular
 * @param isPlural whether making it singular changed it
 */
record Token(Kind kind, String text, String normal, boolean isPlural) {

    /** What a piece is. */
    enum Kind {
        WORD,
        /** Digits, perhaps with a sign, a percent sign or a currency. */
        NUMBER,
        QUOTED,
        MARK
    }
}
