package io.millrace.oltp.csv;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Month names, long and short, of the languages that retail files come in. */
final class Months {

    private static final Pattern ACCENTS = Pattern.compile("[\\p{M}.]");
    private static final Locale[] LANGUAGES = {
        Locale.ENGLISH,
        Locale.GERMAN,
        Locale.FRENCH,
        Locale.ITALIAN,
        Locale.of("es"),
        Locale.of("pt"),
        Locale.of("nl")
    };
    private static final TextStyle[] STYLES = {
        TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE
    };
    private static final Map<String, Integer> NUMBERS = numbers();

    private Months() {}

    /** 1 to 12, or 0 if no month is called so. */
    static int named(String name) {
        return NUMBERS.getOrDefault(key(name), 0);
    }

    private static String key(String name) {
        return ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        numbers.put("sept", 9);
        for (Month month : Month.values()) {
            for (Locale language : LANGUAGES) {
                for (TextStyle style : STYLES) {
                    numbers.put(key(month.getDisplayName(style, language)), month.getValue());
                }
            }
        }
        return numbers;
    }
}
