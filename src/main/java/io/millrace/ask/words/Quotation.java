package io.millrace.ask.words;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Values of dimensions as they stand in a sentence. */
final class Quotation {

    /** Capitalised words; anything else could be taken for a part of the sentence. */
    private static final Pattern PLAIN =
            Pattern.compile("\\p{Lu}\\p{L}*(?:-\\p{L}+)*(?: \\p{Lu}\\p{L}*(?:-\\p{L}+)*)*");

    /** What may stand after a value, and what a value may not be mistaken for. */
    private static final Set<String> JOINTS =
            Set.of(
                    "and",
                    "or",
                    "not",
                    "with",
                    "without",
                    "where",
                    "for",
                    "except",
                    "of",
                    "in",
                    "on",
                    "by",
                    "the",
                    "as",
                    "only",
                    "each",
                    "compared",
                    "comparing",
                    "dated",
                    "since",
                    "until",
                    "from",
                    "to",
                    "this",
                    "last",
                    "today",
                    "yesterday");

    private Quotation() {}

    static String of(String value) {
        boolean plain =
                PLAIN.matcher(value).matches()
                        && Arrays.stream(value.split(" "))
                                .noneMatch(word -> JOINTS.contains(word.toLowerCase(Locale.ROOT)));
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
