package io.millrace.ask.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;

/** Phrases and what they may stand for, found by their words in normal form. */
final class Phrases {

    private final Map<String, List<Sense>> senses = new HashMap<>();
    private int longest;

    void add(String phrase, Sense sense) {
        List<Token> tokens = Tokenizer.tokens(phrase);
        if (tokens.isEmpty()) {
            return;
        }
        List<Sense> known =
                senses.computeIfAbsent(key(tokens, 0, tokens.size()), _ -> new ArrayList<>(1));
        if (!known.contains(sense)) {
            known.add(sense);
        }
        longest = Math.max(longest, tokens.size());
    }

    /** The senses of so many tokens from that one on; empty where they are no phrase. */
    List<Sense> find(List<Token> tokens, int from, int count) {
        return senses.getOrDefault(key(tokens, from, count), List.of());
    }

    boolean knows(String word) {
        return senses.containsKey(word);
    }

    /** How many words the longest phrase has. */
    int longest() {
        return longest;
    }

    /** Every word that stands in a phrase. */
    Stream<String> words() {
        return senses.keySet().stream().flatMap(phrase -> Stream.of(phrase.split(" ")));
    }

    private static String key(List<Token> tokens, int from, int count) {
        if (count == 1) {
            return tokens.get(from).normal();
        }
        StringJoiner key = new StringJoiner(" ");
        for (int i = from; i < from + count; i++) {
            key.add(tokens.get(i).normal());
        }
        return key.toString();
    }
}
