package io.millrace.ask.prompt;

import io.millrace.semantics.values.ValueDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The names in the warehouse, found whatever case and marks they are written with. */
final class KnownNames {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** No name is longer. */
    private static final int WORDS = 12;

    private static final int MOST = 12;

    private final ValueDictionary values;
    private final Map<String, List<ValueDictionary.Entry>> bySaid = new HashMap<>();

    KnownNames(ValueDictionary values) {
        this.values = values;
        for (ValueDictionary.Entry entry : values.entries()) {
            bySaid.computeIfAbsent(plain(entry.said()), _ -> new ArrayList<>(1)).add(entry);
        }
    }

    private static String plain(String text) {
        return String.join(" ", words(text));
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether the names of a dimension are known, so that one that is not here does not exist. */
    boolean knows(String dimension) {
        return !values.of(dimension).isEmpty();
    }

    /** A name of a dimension as the warehouse writes it; empty where there is no such name. */
    Optional<String> written(String dimension, String said) {
        List<ValueDictionary.Entry> alike =
                bySaid.getOrDefault(plain(said), List.of()).stream()
                        .filter(entry -> entry.dimension().equals(dimension))
                        .toList();
        return alike.stream()
                .filter(entry -> entry.value().equals(said))
                .findFirst()
                .or(() -> alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty())
                .map(ValueDictionary.Entry::value);
    }

    /**
     * The names that a text says, in its order; of those that overlap, the longest.
     *
     * @param wanted by the name of a dimension, whether its names are
     */
    List<ValueDictionary.Entry> in(String text, Predicate<String> wanted) {
        List<String> words = words(text);
        List<ValueDictionary.Entry> found = new ArrayList<>();
        int at = 0;
        while (at < words.size() && found.size() < MOST) {
            int length = longest(words, at);
            if (length > 0) {
                found.addAll(named(words, at, length));
            }
            at += Math.max(1, length);
        }
        return found.stream()
                .filter(entry -> wanted.test(entry.dimension()))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private int longest(List<String> words, int from) {
        for (int length = Math.min(WORDS, words.size() - from); length > 0; length--) {
            if (!named(words, from, length).isEmpty()) {
                return length;
            }
        }
        return 0;
    }

    private List<ValueDictionary.Entry> named(List<String> words, int from, int length) {
        return bySaid.getOrDefault(String.join(" ", words.subList(from, from + length)), List.of());
    }
}
