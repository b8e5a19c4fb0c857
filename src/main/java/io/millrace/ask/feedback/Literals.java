package io.millrace.ask.feedback;

import java.util.Iterator;
import java.util.List;

/** Writes the values of a statement where its question marks are, for a file that people read. */
final class Literals {

    private Literals() {}

    /**
     * The statement of our compiler with its values; no question mark is part of its texts.
     *
     * @param parameters texts and numbers, in the order of the question marks
     */
    static String in(String sql, List<Object> parameters) {
        StringBuilder text = new StringBuilder();
        Iterator<Object> values = parameters.iterator();
        boolean isInText = false;
        for (int i = 0; i < sql.length(); i++) {
            char letter = sql.charAt(i);
            isInText ^= letter == '\'';
            if (letter == '?' && !isInText) {
                text.append(literal(values.next()));
            } else {
                text.append(letter);
            }
        }
        return text.toString();
    }

    private static String literal(Object value) {
        return value instanceof Number
                ? value.toString()
                : "'" + value.toString().replace("'", "''") + "'";
    }
}
