package io.millrace.config;

import java.util.Collection;
import java.util.Comparator;

/** Which of the names that are known somebody may have meant by one that is not. */
public final class Nearest {

    private Nearest() {}

    /**
     * The candidate that takes the fewest letters to become the word; the first of several.
     *
     * @throws java.util.NoSuchElementException without candidates
     */
    public static String of(String word, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .orElseThrow();
    }

    /** How many letters must be put in, taken out or changed to make one word of the other. */
    public static int distance(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
