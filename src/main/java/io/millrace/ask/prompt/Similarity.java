package io.millrace.ask.prompt;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Finds the texts that share the most words with another, where rare words count for more than
 * common ones. It only chooses examples: what is alike is not what means the same.
 *
 * @param <T> what has a text
 */
public final class Similarity<T> {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Texts that are less alike than this have nothing to do with each other. */
    private static final double LEAST = 0.15;

    private record Known<T>(T item, Map<String, Double> weights) {}

    private record Found<T>(T item, double likeness) {}

    private final Map<String, Integer> uses = new HashMap<>();
    private final List<Known<T>> known;

    /** Knows these. */
    public Similarity(Collection<? extends T> items, Function<? super T, String> text) {
        items.forEach(item ->
                words(text.apply(item))
                        .keySet()
                        .forEach(word -> uses.merge(word, 1, Integer::sum)));
        known =
                items.stream()
                        .map(item -> new Known<T>(item, weights(text.apply(item), items.size())))
                        .toList();
    }

    /** The most similar first; fewer, or none, where nothing is alike. */
    public List<T> nearest(String text, int most) {
        Map<String, Double> wanted = weights(text, known.size());
        return known.stream()
                .map(each -> new Found<>(each.item(), product(wanted, each.weights())))
                .filter(found -> found.likeness() >= LEAST)
                .sorted(Comparator.comparingDouble((Found<T> found) -> -found.likeness()))
                .limit(most)
                .map(Found::item)
                .toList();
    }

    /** Of length 1 as a whole. */
    private Map<String, Double> weights(String text, int texts) {
        Map<String, Double> weights = new HashMap<>();
        words(text)
                .forEach((word, times) ->
                        weights.put(
                                word,
                                times
                                        * Math.log(
                                                1
                                                        + (1.0 + texts)
                                                                / (1
                                                                        + uses.getOrDefault(
                                                                                word, 0)))));
        double length = Math.sqrt(product(weights, weights));
        weights.replaceAll((_, weight) -> length == 0 ? 0 : weight / length);
        return weights;
    }

    private static Map<String, Integer> words(String text) {
        Map<String, Integer> words = new HashMap<>();
        BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .forEach(word -> words.merge(word, 1, Integer::sum));
        return words;
    }

    private static double product(Map<String, Double> one, Map<String, Double> other) {
        return one.entrySet().stream()
                .mapToDouble(each -> each.getValue() * other.getOrDefault(each.getKey(), 0.0))
                .sum();
    }
}
