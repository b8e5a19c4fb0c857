package io.millrace.ask.words;

import java.util.List;

/** Several things in a row, as they are said. */
public final class Enumeration {

    private Enumeration() {}

    /** Such as "sales, profit and orders". */
    public static String of(List<String> parts) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }
}
