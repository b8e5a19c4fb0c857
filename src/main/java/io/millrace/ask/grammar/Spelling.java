package io.millrace.ask.grammar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Mends words that are misspelt, and says so. Only long words of one likely meaning: never numbers,
 * never short words, and never what would be as near to another.
 */
final class Spelling {

    private static final int SHORTEST = 5;
    private static final int LONG = 9;

    /** Common words that are near to known ones and mean something else. */
    private static final Set<String> NOT_MISSPELT =
            Set.of(
                    "caused",
                    "causing",
                    "employee",
                    "employees",
                    "stock",
                    "stocks",
                    "store",
                    "stores",
                    "staff",
                    "weather",
                    "forecast",
                    "supplier",
                    "suppliers",
                    "vendor",
                    "price",
                    "prices",
                    "costs",
                    "brand",
                    "color",
                    "colour",
                    "gender",
                    "budget",
                    "target",
                    "trade",
                    "sates",
                    "later",
                    "clever",
                    "cities",
                    "manager",
                    "managers",
                    "machine",
                    "return",
                    "season",
                    "summer",
                    "winter",
                    "spring",
                    "autumn",
                    "holiday",
                    "easter",
                    "month",
                    "morning",
                    "evening",
                    "lease",
                    "leads",
                    "least",
                    "lists",
                    "trains",
                    "planes",
                    "server",
                    "servers");

    private static final Pattern SPACE = Pattern.compile("[\\s,]+");

    private final Map<Integer, List<String>> words;
    private final Set<String> known;

    /**
     * Mends towards the words and the names; leaves alone whatever is known.
     *
     * @param names those of dimensions with few values: among many, one is always near
     * @param values all that people may say
     */
    Spelling(Phrases phrases, List<String> names, Phrases values) {
        Set<String> likely = new HashSet<>();
        phrases.words().forEach(likely::add);
        names.forEach(
                name -> Stream.of(SPACE.split(WordForms.plain(name), -1)).forEach(likely::add));
        known = new HashSet<>(likely);
        values.words().forEach(known::add);
        words =
                likely.stream()
                        .filter(word ->
                                word.length() >= SHORTEST - 1
                                        && word.chars().allMatch(Character::isLetter))
                        .sorted()
                        .collect(Collectors.groupingBy(String::length));
    }

    List<Token> mend(List<Token> tokens, List<String> remarks) {
        List<Token> mended = new ArrayList<>();
        for (Token token : tokens) {
            Optional<String> right =
                    token.kind() == Token.Kind.WORD ? correction(token.normal()) : Optional.empty();
            if (right.isEmpty()) {
                mended.add(token);
            } else {
                remarks.add("I read %s as %s.".formatted(token.text(), right.get()));
                mended.add(
                        new Token(
                                Token.Kind.WORD,
                                token.text(),
                                WordForms.singular(right.get()),
                                token.isPlural()));
            }
        }
        return mended;
    }

    /** Empty where the word is known, or where nothing or too much is near. */
    private Optional<String> correction(String word) {
        if (word.length() < SHORTEST
                || known.contains(word)
                || NOT_MISSPELT.contains(word)
                || !word.chars().allMatch(Character::isLetter)) {
            return Optional.empty();
        }
        for (int distance = 1; distance <= (word.length() >= LONG ? 2 : 1); distance++) {
            List<String> near = likely(word, near(word, distance));
            if (near.size() == 1) {
                return Optional.of(near.getFirst());
            }
            if (!near.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Of a short word, only two letters may have changed places; the first letter is right. */
    private static List<String> likely(String word, List<String> near) {
        return near.stream()
                .filter(other -> other.charAt(0) == word.charAt(0) || isTurned(word, other))
                .filter(other -> word.length() > SHORTEST || isTurned(word, other))
                .toList();
    }

    private static boolean isTurned(String word, String other) {
        return word.length() == other.length()
                && word.chars()
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(other.chars().sorted().boxed().toList());
    }

    /** The known words nearest to a word, for a suggestion; at most three. */
    List<String> suggestions(String word) {
        String normal = WordForms.plain(word);
        for (int distance = 1; distance <= 3; distance++) {
            List<String> near = near(normal, distance);
            if (!near.isEmpty()) {
                return near.stream().limit(3).toList();
            }
        }
        return List.of();
    }

    private List<String> near(String word, int distance) {
        List<String> near = new ArrayList<>();
        for (int length = word.length() - distance; length <= word.length() + distance; length++) {
            for (String candidate : words.getOrDefault(length, List.of())) {
                if (distance(word, candidate, distance) == distance) {
                    near.add(candidate);
                }
            }
        }
        return near;
    }

    /**
     * Letters put in, left out, changed or exchanged with their neighbour; stops above the most.
     */
    private static int distance(String from, String to, int most) {
        int[] before = new int[to.length() + 1];
        int[] above = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, 1 + Math.min(above[j], row[j - 1]));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
            before = above;
            above = row;
        }
        return above[to.length()];
    }
}
