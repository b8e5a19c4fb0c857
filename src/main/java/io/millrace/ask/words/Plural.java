package io.millrace.ask.words;

import java.util.regex.Pattern;

/** More than one of what an English label names. */
public final class Plural {

    private static final Pattern HISSING = Pattern.compile(".*(?:s|x|z|ch|sh)");
    private static final Pattern IN_Y = Pattern.compile(".*[^aeiou]y");

    private Plural() {}

    /** Such as cities of city; what ends in -ing has none and stays. */
    public static String of(String label) {
        if (label.endsWith("ing")) {
            return label;
        }
        if (IN_Y.matcher(label).matches()) {
            return label.substring(0, label.length() - 1) + "ies";
        }
        return label + (HISSING.matcher(label).matches() ? "es" : "s");
    }

    /** One or more of something, such as 1 row or 12 rows. */
    public static String counted(int count, String label) {
        return count + " " + (count == 1 ? label : of(label));
    }
}
