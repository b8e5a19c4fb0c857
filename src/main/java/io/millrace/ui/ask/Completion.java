package io.millrace.ui.ask;

import io.millrace.ui.services.Questions.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Offers how what is typed could go on: with words that are known here, or as asked before. */
final class Completion {

    /** More offers than these nobody reads. */
    private static final int MOST = 7;

    private static final int MOST_QUESTIONS = 3;

    /** A name of more words than these is not looked for. */
    private static final int LONGEST = 4;

    private static final int SHORTEST = 2;

    /**
     * A way to go on.
     *
     * @param text the whole question then
     * @param detail what kind of word it ends in
     */
    record Offer(String text, String detail) {}

    private record Key(String lower, Word word) {}

    private final List<Key> keys;

    /** Knows these words; takes a moment where they are many. */
    Completion(List<Word> words) {
        this.keys =
                words.stream()
                        .map(word -> new Key(word.said().toLowerCase(Locale.ROOT), word))
                        .sorted(Comparator.comparing(Key::lower))
                        .toList();
    }

    /**
     * The best first.
     *
     * @param recent questions that were asked, the newest first
     */
    List<Offer> offers(String typed, List<String> recent) {
        String lower = typed.toLowerCase(Locale.ROOT);
        Set<Offer> offers = new LinkedHashSet<>();
        recent.stream()
                .filter(question -> question.toLowerCase(Locale.ROOT).contains(lower.strip()))
                .filter(question -> !question.equalsIgnoreCase(typed.strip()))
                .sorted(
                        Comparator.comparing(question ->
                                !question.toLowerCase(Locale.ROOT).startsWith(lower.strip())))
                .limit(typed.isBlank() ? MOST : MOST_QUESTIONS)
                .forEach(question -> offers.add(new Offer(question, "Asked before")));
        for (int from : beginnings(typed)) {
            addWords(typed, from, offers);
        }
        return offers.stream().limit(MOST).toList();
    }

    /** Where the last words begin, the longest piece first. */
    private static List<Integer> beginnings(String typed) {
        List<Integer> places = new ArrayList<>();
        for (int i = typed.length() - 1; i >= 0 && places.size() < LONGEST; i--) {
            boolean begins =
                    !Character.isWhitespace(typed.charAt(i))
                            && (i == 0 || Character.isWhitespace(typed.charAt(i - 1)));
            if (begins) {
                places.addFirst(i);
            }
        }
        return places;
    }

    private void addWords(String typed, int from, Set<Offer> offers) {
        String piece = typed.substring(from).toLowerCase(Locale.ROOT);
        if (piece.strip().length() < SHORTEST) {
            return;
        }
        for (int i = firstFrom(piece); i < keys.size() && offers.size() < MOST; i++) {
            Key key = keys.get(i);
            if (!key.lower.startsWith(piece)) {
                return;
            }
            if (!key.lower.equals(piece)) {
                offers.add(new Offer(typed.substring(0, from) + key.word.said(), key.word.kind()));
            }
        }
    }

    private int firstFrom(String piece) {
        int low = 0;
        int high = keys.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (keys.get(middle).lower.compareTo(piece) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
