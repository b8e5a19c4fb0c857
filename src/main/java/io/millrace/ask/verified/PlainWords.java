package io.millrace.ask.verified;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Questions without what does not make them others: case, white space and the marks of a text. */
final class PlainWords {

    /** A sign between digits is part of a number, and other signs mean something. */
    private static final Pattern MARK = Pattern.compile("[?!;\"'“”‘’]|(?<!\\d)[.,:]|[.,:](?!\\d)");

    private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{L})-(?=\\p{L})");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    private PlainWords() {}

    static String of(String question) {
        String text = Normalizer.normalize(question, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        text = HYPHEN.matcher(text).replaceAll(" ");
        text = MARK.matcher(text).replaceAll("");
        return SPACE.matcher(text).replaceAll(" ").strip();
    }
}
