package io.millrace.ask.grammar.canonical;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A rule of a grammar: finds every way in which a text can be read from a place on, so that a text
 * with two meanings is seen to have two.
 */
@FunctionalInterface
interface Rule<T> {

    /** Two that end at the same place show that a text has several meanings; more add nothing. */
    int ENOUGH = 2;

    /** What was read, and where the rest begins. */
    record Match<T>(T value, int end) {}

    /** All ways to read the text from there on; none if it cannot be. */
    List<Match<T>> at(String text, int start);

    /** Reads no word at all. */
    static <T> Rule<T> nothing(T value) {
        return (_, start) -> List.of(new Match<>(value, start));
    }

    /** Exactly these words, blanks among them. */
    static Rule<String> words(String words) {
        return named(List.of(words), Function.identity());
    }

    /** One of these things by its words. */
    static <T> Rule<T> named(Collection<? extends T> things, Function<? super T, String> naming) {
        Map<T, String> names = new LinkedHashMap<>();
        things.forEach(thing -> names.put(thing, naming.apply(thing)));
        return (text, start) -> {
            List<Match<T>> found = new ArrayList<>();
            names.forEach((thing, name) -> {
                if (text.startsWith(name, start)) {
                    found.add(new Match<>(thing, start + name.length()));
                }
            });
            return few(found);
        };
    }

    /** As much as matches the pattern, if that means something. */
    static <T> Rule<T> matching(Pattern pattern, Function<Matcher, Optional<T>> meaning) {
        return (text, start) -> {
            Matcher matcher = pattern.matcher(text).region(start, text.length());
            return matcher.lookingAt()
                    ? meaning.apply(matcher).stream()
                            .map(value -> new Match<>(value, matcher.end()))
                            .toList()
                    : List.of();
        };
    }

    /** What any of the rules reads. */
    static <T> Rule<T> either(List<Rule<? extends T>> rules) {
        return (text, start) ->
                few(rules.stream().<Match<T>>flatMap(rule -> widened(rule, text, start)).toList());
    }

    private static <T> Stream<Match<T>> widened(Rule<? extends T> rule, String text, int start) {
        return rule.at(text, start).stream().map(match -> new Match<>(match.value(), match.end()));
    }

    /** The same words with another meaning. */
    default <U> Rule<U> as(Function<? super T, ? extends U> meaning) {
        return (text, start) ->
                at(text, start).stream()
                        .map(match -> new Match<U>(meaning.apply(match.value()), match.end()))
                        .toList();
    }

    /** Only what is like that. */
    default Rule<T> when(Predicate<? super T> condition) {
        return (text, start) ->
                at(text, start).stream().filter(match -> condition.test(match.value())).toList();
    }

    /** This, and then the other. */
    default <U, R> Rule<R> then(
            Rule<U> other, BiFunction<? super T, ? super U, ? extends R> meaning) {
        return then(_ -> other, meaning);
    }

    /** This, and then another that depends on what this means. */
    default <U, R> Rule<R> then(
            Function<? super T, Rule<U>> other,
            BiFunction<? super T, ? super U, ? extends R> meaning) {
        return (text, start) -> {
            List<Match<R>> found = new ArrayList<>();
            for (Match<T> first : at(text, start)) {
                for (Match<U> second : other.apply(first.value()).at(text, first.end())) {
                    R value = meaning.apply(first.value(), second.value());
                    found.add(new Match<>(value, second.end()));
                }
            }
            return few(found);
        };
    }

    /** This, which means nothing by itself, and then the other. */
    default <U> Rule<U> before(Rule<U> other) {
        return then(other, (_, value) -> value);
    }

    /** This, and then words that mean nothing by themselves. */
    default Rule<T> closedBy(String words) {
        return then(words(words), (value, _) -> value);
    }

    /** This, with or without an addition. */
    default <U> Rule<T> perhaps(
            Rule<U> addition, BiFunction<? super T, ? super U, ? extends T> meaning) {
        return then(
                either(
                        List.of(
                                nothing(Optional.<U>empty()),
                                addition.<Optional<U>>as(Optional::of))),
                (value, added) -> added.<T>map(more -> meaning.apply(value, more)).orElse(value));
    }

    /** One or more of this with the words in between. */
    default Rule<List<T>> joinedBy(String joint) {
        Rule<List<T>> first = as(List::of);
        Rule<T> next = words(joint).before(this);
        return (text, start) -> {
            List<Match<List<T>>> found = new ArrayList<>();
            List<Match<List<T>>> latest = first.at(text, start);
            while (!latest.isEmpty()) {
                found.addAll(latest);
                List<Match<List<T>>> before = latest;
                Rule<List<T>> soFar = (_, _) -> before;
                latest = soFar.then(next, Rule::with).at(text, start);
            }
            return few(found);
        };
    }

    /** Such as "one", "one and two" or "one, two and three". */
    default Rule<List<T>> enumerated() {
        Rule<T> last = words(" and ").before(this);
        return either(List.of(as(List::of), joinedBy(", ").then(last, Rule::with)));
    }

    private static <T> List<T> with(List<T> list, T last) {
        return Stream.concat(list.stream(), Stream.of(last)).toList();
    }

    /** No more than enough for each place where they end. */
    private static <T> List<Match<T>> few(List<Match<T>> matches) {
        if (matches.size() < 2) {
            return matches;
        }
        Map<Integer, Integer> ends = new HashMap<>();
        return matches.stream()
                .distinct()
                .filter(match -> ends.merge(match.end(), 1, Integer::sum) <= ENOUGH)
                .toList();
    }
}
