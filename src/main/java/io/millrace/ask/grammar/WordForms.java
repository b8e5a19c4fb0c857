package io.millrace.ask.grammar;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Brings words into the form in which the lexicon has them. */
final class WordForms {

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

    /** End in s and are no plurals. */
    private static final Set<String> NO_PLURALS =
            Set.of(
                    "goods",
                    "earnings",
                    "as",
                    "is",
                    "was",
                    "has",
                    "this",
                    "us",
                    "its",
                    "his",
                    "does",
                    "always",
                    "perhaps",
                    "besides",
                    "towards",
                    "vs",
                    "yes",
                    "plus",
                    "less",
                    "thus",
                    "across",
                    "gas",
                    "years'",
                    "previous",
                    "series",
                    "lens",
                    "texas",
                    "kansas",
                    "paris",
                    "sometimes",
                    "overseas",
                    "christmas",
                    "stats",
                    "thanks",
                    "illinois",
                    "arkansas");

    private WordForms() {}

    /** Small letters without accents. */
    static String plain(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
        return ACCENTS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** The singular of a plain word. */
    static String singular(String word) {
        if (word.length() < 4 || !word.endsWith("s") || NO_PLURALS.contains(word)) {
            return word;
        }
        if (word.equals("skus")) {
            return "sku";
        }
        if (word.endsWith("ies")) {
            return word.length() > 4 ? word.substring(0, word.length() - 3) + "y" : word;
        }
        for (String ending : new String[] {"sses", "shes", "ches", "xes", "zes"}) {
            if (word.endsWith(ending)) {
                return word.substring(0, word.length() - 2);
            }
        }
        if (word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")) {
            return word;
        }
        return word.substring(0, word.length() - 1);
    }
}
