package io.millrace.ask.grammar.canonical;

import static io.millrace.ask.grammar.canonical.Rule.words;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A rule finds every way to read a text, and no more of them than are needed. */
class RuleTest {

    private static final Rule<String> LETTER =
            Rule.named(List.of("a", "ab", "b"), letter -> letter);

    @Test
    void allWaysAreFound() {
        assertEquals(
                List.of(new Rule.Match<>("a", 1), new Rule.Match<>("ab", 2)), LETTER.at("ab", 0));
        assertEquals(
                List.of(new Rule.Match<>(List.of("a", "b"), 2)),
                LETTER.then(LETTER, List::of).at("ab", 0));
        assertEquals(List.of(), LETTER.at("cab", 0));
    }

    @Test
    void severalMeaningsAreTwo() {
        Rule<Integer> any = Rule.named(List.of(1, 2, 3, 4), _ -> "n");
        assertEquals(List.of(new Rule.Match<>(1, 1), new Rule.Match<>(2, 1)), any.at("n", 0));
        assertEquals(2, any.joinedBy("+").at("n+n+n", 4).size());
        assertEquals(List.of(1, 3, 5), ends(any.joinedBy("+").at("n+n+n", 0)));
    }

    @Test
    void anEnumerationHasAnAndBeforeItsLast() {
        Rule<List<String>> letters = LETTER.enumerated();
        assertEquals(List.of(1), ends(letters.at("a, b", 0)));
        assertEquals(List.of(1, 7), ends(letters.at("b and a", 0)));
        assertEquals(List.of("b", "b", "a"), letters.at("b, b and a.", 0).getLast().value());
    }

    @Test
    void whatMayBeAbsentIsReadEitherWay() {
        Rule<String> rule = words("b").perhaps(words("!"), String::concat);
        assertEquals(
                List.of(new Rule.Match<>("b", 1), new Rule.Match<>("b!", 2)), rule.at("b!", 0));
    }

    private static List<Integer> ends(List<? extends Rule.Match<?>> matches) {
        return matches.stream().<Integer>map(Rule.Match::end).distinct().toList();
    }
}
